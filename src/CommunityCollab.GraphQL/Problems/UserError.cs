using CommunityCollab.GraphQL.Access;
using CommunityCollab.Core.Problems;
using GraphQL;
using GraphQL.Types;

namespace CommunityCollab.GraphQL.Problems;

/// <summary>Something the sender can put right.</summary>
[Name("Problem"), WithParent]
public interface IUserError
{
    /// <summary>What kind of refusal it is; programs branch on it.</summary>
    ProblemCode Code { get; }

    /// <summary>What is wrong and what to do, in plain words.</summary>
    string Message { get; }

    /// <summary>Where in the arguments the fault lies, outermost first.</summary>
    IReadOnlyList<string> Path { get; }
}

/// <summary>A value that cannot be taken.</summary>
/// <param name="problem">The problem.</param>
[Name("InputError"), Implements(typeof(IUserError)), WithParent]
public sealed class InputError(Problem problem) : IUserError
{
    /// <inheritdoc/>
    public ProblemCode Code => problem.Code;

    /// <inheritdoc/>
    public string Message => problem.Message;

    /// <inheritdoc/>
    public IReadOnlyList<string> Path => problem.Path;
}

/// <summary>An id that names nothing, or nothing the sender may know of.</summary>
/// <param name="problem">The problem.</param>
[Name("NotFoundError"), Implements(typeof(IUserError)), WithParent]
public sealed class NotFoundError(Problem problem) : IUserError
{
    /// <inheritdoc/>
    public ProblemCode Code => problem.Code;

    /// <inheritdoc/>
    public string Message => problem.Message;

    /// <inheritdoc/>
    public IReadOnlyList<string> Path => problem.Path;
}

/// <summary>The campaign or activity is not in a state that allows this.</summary>
/// <param name="problem">The problem.</param>
[Name("StateError"), Implements(typeof(IUserError)), WithParent]
public sealed class StateError(Problem problem) : IUserError
{
    /// <inheritdoc/>
    public ProblemCode Code => problem.Code;

    /// <inheritdoc/>
    public string Message => problem.Message;

    /// <inheritdoc/>
    public IReadOnlyList<string> Path => problem.Path;

    /// <summary>The states the campaign may move to instead; empty when that is not the question.</summary>
    public IReadOnlyList<string> Allowed =>
        problem.Details.TryGetValue("allowed", out var allowed) && allowed.Length > 0 ? allowed.Split(", ") : [];

    /// <summary>The server's clock, which decides.</summary>
    public DateTimeOffset? ServerTime => Moment("serverTime");

    /// <summary>When the campaign opens or opened.</summary>
    public DateTimeOffset? OpensAt => Moment("opensAt");

    /// <summary>When the campaign closes or closed.</summary>
    public DateTimeOffset? ClosesAt => Moment("closesAt");

    private DateTimeOffset? Moment(string name) =>
        problem.Details.TryGetValue(name, out var text)
            ? DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture)
            : null;
}

/// <summary>A submission id, a token or the very words that were used before.</summary>
/// <param name="problem">The problem.</param>
[Name("ReuseError"), Implements(typeof(IUserError)), WithParent]
public sealed class ReuseError(Problem problem) : IUserError
{
    /// <inheritdoc/>
    public ProblemCode Code => problem.Code;

    /// <inheritdoc/>
    public string Message => problem.Message;

    /// <inheritdoc/>
    public IReadOnlyList<string> Path => problem.Path;
}

/// <summary>Something the sender can put right; every member has code, message and path.</summary>
internal sealed class UserErrorUnion : UnionGraphType
{
    /// <summary>Names the members.</summary>
    public UserErrorUnion()
    {
        Name = "UserError";
        Description = "Something the sender can put right. Every member has code, message and path: ask for them with `... on Problem { code message path }`.";
        Type<AutoRegisteringObjectGraphType<InputError>>();
        Type<AutoRegisteringObjectGraphType<NotFoundError>>();
        Type<AutoRegisteringObjectGraphType<StateError>>();
        Type<AutoRegisteringObjectGraphType<ReuseError>>();
    }
}

/// <summary>Turns problems into errors of the API.</summary>
internal static class UserErrors
{
    /// <summary>The errors for problems, with paths from the mutation's arguments.</summary>
    public static IReadOnlyList<IUserError> From(IEnumerable<Problem> problems, params string[] under) => From(problems, [], under);

    /// <summary>The errors for problems with what lies further in, and with some fields that stand beside it.</summary>
    public static IReadOnlyList<IUserError> From(IEnumerable<Problem> problems, IReadOnlyList<string> beside, params string[] under) =>
        [.. problems.Select(problem => Of(problem.Path is [var first, ..] && beside.Contains(first) ? problem.Under("input") : problem.Under(["input", .. under])))];

    private static IUserError Of(Problem problem) => problem.Code switch
    {
        ProblemCode.NotFound => new NotFoundError(problem),
        ProblemCode.WrongState or ProblemCode.Closed => new StateError(problem),
        ProblemCode.Conflict or ProblemCode.AlreadyUsed or ProblemCode.Duplicate => new ReuseError(problem),
        _ => new InputError(problem),
    };
}
