using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;

namespace CommunityCollab.GraphQL.Access;

/// <summary>Anyone may ask for this field; what they get is what is public.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AnyoneAttribute : GraphQLAttribute
{
    /// <summary>The field metadata in which the rule stands.</summary>
    public const string Rule = "access";

    /// <inheritdoc/>
    public override void Modify(FieldType fieldType, bool isInputType) => fieldType.WithMetadata(Rule, "anyone");
}

/// <summary>Only a credential with this scope may ask for this field.</summary>
/// <param name="scope">The scope.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsAttribute(string scope) : GraphQLAttribute
{
    /// <inheritdoc/>
    public override void Modify(FieldType fieldType, bool isInputType)
    {
        fieldType.WithMetadata(AnyoneAttribute.Rule, scope);
        fieldType.Resolver = new Guarded(fieldType.Resolver!, scope);
    }

    private sealed class Guarded(IFieldResolver inner, string scope) : IFieldResolver
    {
        public ValueTask<object?> ResolveAsync(IResolveFieldContext context)
        {
            Caller.Of(context).MustHave(scope);
            return inner.ResolveAsync(context);
        }
    }
}
