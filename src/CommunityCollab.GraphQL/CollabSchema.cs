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
        this.RegisterTypeMapping(typeof(DateTimeOffset), typeof(DateTimeScalar));
        this.RegisterTypeMapping(typeof(DateOnly), typeof(DateScalar));
        this.RegisterTypeMapping(typeof(Guid), typeof(UuidScalar));
        Query = new AutoRegisteringObjectGraphType<Query>();
        Mutation = new AutoRegisteringObjectGraphType<Mutation>();
        Subscription = new AutoRegisteringObjectGraphType<Subscription>();
        foreach (var configuration in configurations)
        {
            configuration.Configure(this, services);
        }
    }
}
