using GraphQL;
using GraphQL.Types;

namespace CommunityCollab.GraphQL.Problems;

/// <summary>What every mutation answers with, besides the thing itself.</summary>
public abstract class Payload
{
    /// <summary>Why the mutation did nothing; empty when it did what was asked.</summary>
    [OutputType(typeof(NonNullGraphType<ListGraphType<NonNullGraphType<UserErrorUnion>>>))]
    public IReadOnlyList<IUserError> Errors { get; internal set; } = [];
}
