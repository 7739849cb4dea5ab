using GraphQL;

namespace CommunityCollab.GraphQL.Transports;

/// <summary>An error of the transport itself, with its machine-readable code.</summary>
internal sealed class TransportError : ExecutionError
{
    public TransportError(string code, string message)
        : base(message) => Code = code;
}
