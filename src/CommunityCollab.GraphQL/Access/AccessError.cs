using GraphQL;

namespace CommunityCollab.GraphQL.Access;

/// <summary>The refusal of a request for lack of a credential or of a scope.</summary>
internal static class AccessError
{
    /// <summary>No credential came.</summary>
    public static ExecutionError Unauthenticated(string scope) =>
        new($"Send a credential with the scope '{scope}': Authorization: Bearer cc_…")
        {
            Code = "UNAUTHENTICATED",
            Extensions = new Dictionary<string, object?> { ["scope"] = scope },
        };

    /// <summary>Nobody is signed in, where it takes a person and not a machine.</summary>
    public static ExecutionError NotSignedIn() => new("Sign in as yourself; a machine cannot do this.") { Code = "UNAUTHENTICATED" };

    /// <summary>The credential does not have the scope.</summary>
    public static ExecutionError Forbidden(string scope) =>
        new($"This credential lacks the scope '{scope}'. Ask an administrator for one that has it.")
        {
            Code = "FORBIDDEN",
            Extensions = new Dictionary<string, object?> { ["scope"] = scope },
        };
}
