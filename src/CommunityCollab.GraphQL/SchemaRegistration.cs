using CommunityCollab.GraphQL.Contributions;
using CommunityCollab.GraphQL.Scalars;
using GraphQL;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityCollab.GraphQL;

/// <summary>Adds the API's schema to an application.</summary>
public static class SchemaRegistration
{
    /// <summary>Registers the schema and what its fields need.</summary>
    public static IServiceCollection AddCollabSchema(this IServiceCollection services)
    {
        // Descriptions are written once, in the code.
        GlobalSwitches.EnableReadDescriptionFromXmlDocumentation = true;
        services.AddSingleton<ParticipantTokens>();
        return services.AddGraphQL(builder => builder
            .AddAutoSchema<Query>(schema => schema.WithMutation<Mutation>().WithSubscription<Subscription>())
            .ConfigureSchema(schema =>
            {
                schema.RegisterTypeMapping(typeof(DateTimeOffset), typeof(DateTimeScalar));
                schema.RegisterTypeMapping(typeof(DateOnly), typeof(DateScalar));
                schema.RegisterTypeMapping(typeof(Guid), typeof(UuidScalar));
            })
            .AddGraphTypes(typeof(Query).Assembly));
    }
}
