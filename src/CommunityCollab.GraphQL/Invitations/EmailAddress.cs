using CommunityCollab.Core.Problems;
using MimeKit;

namespace CommunityCollab.GraphQL.Invitations;

/// <summary>Checks addresses people type.</summary>
internal static class EmailAddress
{
    // RFC 5321, 4.5.3.1.3: a path has 256 characters, its angle brackets among them.
    private const int Longest = 254;

    private static readonly ParserOptions Strict = new()
    {
        AddressParserComplianceMode = RfcComplianceMode.Strict,
        AllowAddressesWithoutDomain = false,
    };

    /// <summary>What is wrong with an address; null when nothing is. It is one address and nothing besides: no name, no second
    /// one, no line break.</summary>
    public static Problem? Check(string text) =>
        text.Length <= Longest
            && MailboxAddress.TryParse(Strict, text, out var mailbox)
            && mailbox.Address == text
            && mailbox.Domain.Contains('.', StringComparison.Ordinal)
            ? null
            : Problem.At(ProblemCode.Invalid, "Give one e-mail address, such as name@district.org.", "email");
}
