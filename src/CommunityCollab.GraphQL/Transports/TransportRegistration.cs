using CommunityCollab.GraphQL.Limits;
using CommunityCollab.GraphQL.Transports.Documents;
using CommunityCollab.GraphQL.Transports.EventStreams;
using CommunityCollab.GraphQL.Transports.Http;
using CommunityCollab.GraphQL.Transports.Responses;
using CommunityCollab.GraphQL.Transports.Sharing;
using CommunityCollab.GraphQL.Transports.Sockets;
using GraphQL;
using GraphQL.Validation;
using GraphQLParser.AST;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CommunityCollab.GraphQL.Transports;

/// <summary>Adds the GraphQL transports to an ASP.NET Core application.</summary>
public static class TransportRegistration
{
    /// <summary>
    /// Registers the transports, limits, document cache and shared subscriptions. The schema is registered apart, with
    /// <c>AddGraphQL(builder => builder.AddSchema…)</c>.
    /// </summary>
    /// <param name="services">Where to register.</param>
    /// <param name="configure">Sets options; without it everyone is an anonymous caller with the default limits.</param>
    public static IServiceCollection AddGraphQLTransports(this IServiceCollection services, Action<GraphQLTransportOptions>? configure = null)
    {
        var options = new GraphQLTransportOptions();
        configure?.Invoke(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(options.Limits);
        services.AddSingleton<DocumentCache>();
        services.AddSingleton<MaskedErrors>();
        services.AddSingleton<OperationExecution>();
        services.AddSingleton<ResponseJson>();
        services.AddSingleton<SharedSubscriptions>();
        services.AddSingleton<HttpAnswer>();
        services.AddSingleton<EventStreamTransport>();
        services.AddSingleton<WebSocketTransport>();
        services.AddSingleton<GraphQLEndpoint>();
        services.AddSingleton<IDocumentValidator, PlannedValidator>();
        services.AddGraphQL(builder => builder
            .AddSystemTextJson()
            .AddErrorInfoProvider(errors =>
            {
                errors.ExposeCodes = false;
                errors.ExposeData = false;
                errors.ExposeExceptionDetails = false;
            })
            .AddExecutionStrategy<NewestValueStrategy>(OperationType.Subscription)
            .AddCostLimit(options.Limits)
            .AddValidationRule<IntrospectionRule>()
            .ConfigureExecution<ValidateOnce>());
        return services;
    }

    /// <summary>Serves POST, GET, event streams, WebSockets and the page for trying queries, all on <paramref name="path"/>.</summary>
    /// <param name="endpoints">The application's routes.</param>
    /// <param name="path">The path of the API.</param>
    public static IEndpointConventionBuilder MapGraphQL(this IEndpointRouteBuilder endpoints, string path = "/graphql")
    {
        var endpoint = endpoints.ServiceProvider.GetRequiredService<GraphQLEndpoint>();
        var pipeline = endpoints.CreateApplicationBuilder().UseWebSockets();
        pipeline.Run(endpoint.HandleAsync);
        var graphQL = endpoints.Map(path, pipeline.Build()).WithDisplayName("GraphQL");
        if (endpoints.ServiceProvider.GetRequiredService<GraphQLTransportOptions>().ServeIde)
        {
            endpoints.MapGet($"{path.TrimEnd('/')}/ide/{{version}}/{{file}}", Ide.IdePage.ServeAssetAsync).WithDisplayName("GraphQL IDE");
        }

        return graphQL;
    }
}
