using CommunityCollab.GraphQL;
using CommunityCollab.GraphQL.Transports;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityCollab.Server.Tests.GraphQL;

/// <summary>The API's schema as the server has it, put together once: that takes seconds.</summary>
internal static class ApiSchema
{
    /// <summary>What its types ask for.</summary>
    public static IServiceProvider Services { get; } =
        new ServiceCollection().AddLogging().AddDataProtection().Services.AddCollabSchema().AddGraphQLTransports().BuildServiceProvider();

    private static readonly Lazy<ISchema> Initialized = new(() =>
    {
        var schema = Services.GetRequiredService<ISchema>();
        schema.Initialize();
        return schema;
    });

    /// <summary>The schema.</summary>
    public static ISchema Instance => Initialized.Value;
}
