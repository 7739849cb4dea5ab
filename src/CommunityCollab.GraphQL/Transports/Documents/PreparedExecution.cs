using GraphQL;

namespace CommunityCollab.GraphQL.Transports.Documents;

/// <summary>Execution options that remember which prepared operation they are for.</summary>
internal sealed class PreparedExecution(PreparedOperation operation) : ExecutionOptions
{
    public PreparedOperation Operation { get; } = operation;
}
