using CommunityCollab.Data.Access;
using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;

namespace CommunityCollab.GraphQL.Access;

/// <summary>Where each field's rule stands: at the field, or for all fields of a type at the type. A test walks the schema, so a field
/// without a rule fails the build.</summary>
internal static class FieldRule
{
    /// <summary>The metadata in which the rule stands.</summary>
    public const string Key = "access";

    /// <summary>The rule of a field anyone may ask for.</summary>
    public const string Anyone = "anyone";

    /// <summary>The rule of a field for people who are signed in, whatever roles they hold.</summary>
    public const string SignedIn = "signed in";

    /// <summary>The rule of a field that comes with the object it is on.</summary>
    public const string WithParent = "with parent";
}

/// <summary>Anyone may ask for this field; what they get is what is public.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AnyoneAttribute : GraphQLAttribute
{
    /// <inheritdoc/>
    public override void Modify(FieldType fieldType, bool isInputType) => fieldType.WithMetadata(FieldRule.Key, FieldRule.Anyone);
}

/// <summary>Only a person who is signed in may ask for this field, whatever roles they hold; a machine may not.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SignedInOnlyAttribute : GraphQLAttribute
{
    /// <inheritdoc/>
    public override void Modify(FieldType fieldType, bool isInputType)
    {
        fieldType.WithMetadata(FieldRule.Key, FieldRule.SignedIn);
        fieldType.Resolver = new PeopleOnly(fieldType.Resolver!);
    }

    private sealed class PeopleOnly(IFieldResolver inner) : IFieldResolver
    {
        public ValueTask<object?> ResolveAsync(IResolveFieldContext context) =>
            SignedIn.Of(context) is null ? throw AccessError.NotSignedIn() : inner.ResolveAsync(context);
    }
}

/// <summary>Whoever was given the object may read its fields, except those that carry a rule of their own.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface)]
internal sealed class WithParentAttribute : GraphQLAttribute
{
    /// <inheritdoc/>
    public override void Modify(IGraphType graphType) => graphType.WithMetadata(FieldRule.Key, FieldRule.WithParent);
}

/// <summary>Only someone with this scope may ask for this field.</summary>
/// <param name="scope">The scope.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsAttribute(string scope) : GraphQLAttribute
{
    /// <inheritdoc/>
    public override void Modify(FieldType fieldType, bool isInputType)
    {
        fieldType.WithMetadata(FieldRule.Key, scope);
        if (fieldType.StreamResolver is { } stream)
        {
            fieldType.StreamResolver = new GuardedStream(stream, scope);
        }
        else
        {
            fieldType.Resolver = new Guarded(fieldType.Resolver!, scope);
        }
    }

    private sealed class Guarded(IFieldResolver inner, string scope) : IFieldResolver
    {
        public ValueTask<object?> ResolveAsync(IResolveFieldContext context)
        {
            Caller.Of(context).MustHave(scope);
            return inner.ResolveAsync(context);
        }
    }

    private sealed class GuardedStream(ISourceStreamResolver inner, string scope) : ISourceStreamResolver
    {
        public ValueTask<IObservable<object?>> ResolveAsync(IResolveFieldContext context)
        {
            Caller.Of(context).MustHave(scope);
            return inner.ResolveAsync(context);
        }
    }
}

/// <summary>Something that belongs to a tenant.</summary>
internal interface IOfTenant
{
    /// <summary>Whether it belongs to whom the principal acts for.</summary>
    bool IsOf(Principal principal);
}

/// <summary>Only those who act for the tenant it belongs to, and have this scope, are answered; for everyone else the field is null,
/// so that a page for all can ask for it.</summary>
/// <param name="scope">The scope.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OwnAttribute(string scope) : GraphQLAttribute
{
    /// <inheritdoc/>
    public override void Modify(FieldType fieldType, bool isInputType)
    {
        fieldType.WithMetadata(FieldRule.Key, $"own {scope}");
        fieldType.Resolver = new OwnOnly(fieldType.Resolver!, scope);
    }

    private sealed class OwnOnly(IFieldResolver inner, string scope) : IFieldResolver
    {
        public ValueTask<object?> ResolveAsync(IResolveFieldContext context) =>
            Caller.Of(context).Principal is { } principal && principal.Scopes.Contains(scope) && ((IOfTenant)context.Source!).IsOf(principal)
                ? inner.ResolveAsync(context)
                : ValueTask.FromResult<object?>(null);
    }
}
