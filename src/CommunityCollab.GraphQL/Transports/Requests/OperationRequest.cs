using GraphQL;

namespace CommunityCollab.GraphQL.Transports.Requests;

/// <summary>The parameters of one GraphQL request, however they came.</summary>
internal sealed class OperationRequest
{
    public string? Query { get; set; }

    public string? OperationName { get; set; }

    public Inputs? Variables { get; set; }

    public Inputs? Extensions { get; set; }

    /// <summary>The SHA-256 of the document as lower-case hex, where the request names it.</summary>
    public string? DocumentHash { get; set; }
}
