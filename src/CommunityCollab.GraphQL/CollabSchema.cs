using CommunityCollab.GraphQL.Activities;
using CommunityCollab.GraphQL.Limits;
using CommunityCollab.GraphQL.Scalars;
using GraphQL.DI;
using GraphQL.Types;

namespace CommunityCollab.GraphQL;

/// <summary>The API's schema.</summary>
internal sealed class CollabSchema : Schema
{
    /// <summary>Puts the schema together.</summary>
    /// <param name="services">Gives the graph types.</param>
    /// <param name="configurations">What else is configured, such as costs; some of it looks at the types, so it runs last.</param>
    public CollabSchema(IServiceProvider services, IEnumerable<IConfigureSchema> configurations)
        : base(services, configurations: [])
    {
        Description = "Community collaboration for school districts and the agencies over them: campaigns, contributions, live results, roll-ups.";

        // What graphql-js asks of a schema under its options inputValueDeprecation and directiveIsRepeatable.
        Features.DeprecationOfInputValues = true;
        Features.RepeatableDirectives = true;
        this.RegisterTypeMapping(typeof(DateTimeOffset), typeof(DateTimeScalar));
        this.RegisterTypeMapping(typeof(DateOnly), typeof(DateScalar));
        this.RegisterTypeMapping(typeof(Guid), typeof(UuidScalar));
        Query = new AutoRegisteringObjectGraphType<Query>();
        Mutation = new AutoRegisteringObjectGraphType<Mutation>();
        Subscription = new AutoRegisteringObjectGraphType<Subscription>();
        RegisterActivityConfigs();
        LetFailAlone(Query);
        LetFailAlone(Mutation);
        this.RegisterVisitor(new DescriptionsOnOneLine());
        this.RegisterVisitor(new ScalarSpecifications());
        this.RegisterVisitor(new DeprecatedDirectiveArguments());
        this.RegisterVisitor(new TextBounds());
        foreach (var configuration in configurations)
        {
            configuration.Configure(this, services);
        }
    }

    // No field names them: they are what an activity's config turns out to be.
    private void RegisterActivityConfigs()
    {
        foreach (var config in typeof(IActivityConfig).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IActivityConfig))))
        {
            this.RegisterType(typeof(AutoRegisteringObjectGraphType<>).MakeGenericType(config));
        }
    }

    /// <summary>Makes a root's fields nullable, so that one that is refused or fails does not take the others of its document with it.</summary>
    private static void LetFailAlone(IObjectGraphType root)
    {
        foreach (var field in root.Fields.Where(field => field.Type is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(NonNullGraphType<>)))
        {
            field.Type = field.Type!.GenericTypeArguments[0];
        }
    }
}
