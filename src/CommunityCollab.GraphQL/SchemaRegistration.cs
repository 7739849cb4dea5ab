using CommunityCollab.GraphQL.Contributions;
using GraphQL;
using GraphQL.DI;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityCollab.GraphQL;

/// <summary>Adds the API's schema to an application.</summary>
public static class SchemaRegistration
{
    /// <summary>Registers the schema and what its fields need.</summary>
    public static IServiceCollection AddCollabSchema(this IServiceCollection services)
    {
        if (!GlobalSwitches.GlobalAttributes.OfType<DescribedByCode>().Any())
        {
            GlobalSwitches.GlobalAttributes.Add(new DescribedByCode());
        }

        services.AddSingleton<ParticipantTokens>();
        services.AddSingleton<ISchema>(provider => new CollabSchema(provider, provider.GetServices<IConfigureSchema>()));
        return services.AddGraphQL(builder => builder.AddAutoClrMappings().AddGraphTypes(typeof(Query).Assembly));
    }
}
