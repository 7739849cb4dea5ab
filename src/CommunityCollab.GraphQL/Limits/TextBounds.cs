using System.Globalization;
using CommunityCollab.GraphQL.Problems;
using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;
using GraphQL.Utilities;

namespace CommunityCollab.GraphQL.Limits;

/// <summary>Gives every text that is sent a longest length, so that a new argument has one without anyone thinking of it. What a text is
/// for may bound it further.</summary>
internal sealed class TextBounds : BaseSchemaNodeVisitor
{
    /// <summary>The longest text taken as an argument by itself: a name to search for, an id, a token.</summary>
    public const int LongestArgument = 500;

    /// <summary>The longest text taken in an input, which is more than any rule of the domain lets through.</summary>
    public const int LongestInput = 50_000;

    // Cursors have a refusal of their own.
    private static readonly string[] Cursors = ["after", "before"];

    /// <inheritdoc/>
    public override void VisitObjectFieldDefinition(FieldType field, IObjectGraphType type, ISchema schema)
    {
        if (type.Name.StartsWith("__", StringComparison.Ordinal) || field.Arguments is not { Count: > 0 } arguments)
        {
            return;
        }

        string[] texts = [.. arguments.Where(argument => argument.ResolvedType!.GetNamedType() is StringGraphType or IdGraphType)
            .Select(argument => argument.Name).Except(Cursors)];
        if (texts.Length > 0)
        {
            field.Resolver = field.Resolver is { } resolver ? new BoundedField(resolver, texts) : null;
            field.StreamResolver = field.StreamResolver is { } stream ? new BoundedStream(stream, texts) : null;
        }

        if (type == schema.Mutation && field.ResolvedType!.GetNamedType().GetType().GenericTypeArguments is [var payload])
        {
            field.Resolver = new BoundedInput(field.Resolver!, payload);
        }
    }

    /// <summary>The refusal of a text that is too long; says how long it is.</summary>
    public static string TooLong(int length, int longest) =>
        string.Create(CultureInfo.InvariantCulture, $"This is {length} characters long; {longest} are taken at most.");

    private static void Check(IResolveFieldContext context, string[] texts)
    {
        foreach (var name in texts)
        {
            if (context.GetArgument<object?>(name) is string { Length: > LongestArgument } text)
            {
                throw new ExecutionError($"'{name}': {TooLong(text.Length, LongestArgument)}") { Code = "INVALID" };
            }
        }
    }

    private sealed class BoundedField(IFieldResolver inner, string[] texts) : IFieldResolver
    {
        public ValueTask<object?> ResolveAsync(IResolveFieldContext context)
        {
            Check(context, texts);
            return inner.ResolveAsync(context);
        }
    }

    private sealed class BoundedStream(ISourceStreamResolver inner, string[] texts) : ISourceStreamResolver
    {
        public ValueTask<IObservable<object?>> ResolveAsync(IResolveFieldContext context)
        {
            Check(context, texts);
            return inner.ResolveAsync(context);
        }
    }

    private sealed class BoundedInput(IFieldResolver inner, Type payload) : IFieldResolver
    {
        public ValueTask<object?> ResolveAsync(IResolveFieldContext context)
        {
            var problems = InputTexts.TooLong(context.GetArgument<object?>("input")).ToList();
            if (problems.Count == 0)
            {
                return inner.ResolveAsync(context);
            }

            var answer = (Payload)Activator.CreateInstance(payload)!;
            answer.Errors = UserErrors.From(problems);
            return new(answer);
        }
    }
}
