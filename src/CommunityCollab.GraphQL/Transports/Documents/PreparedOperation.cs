using CommunityCollab.GraphQL.Transports.Requests;
using GraphQL;
using GraphQLParser.AST;

namespace CommunityCollab.GraphQL.Transports.Documents;

/// <summary>One operation of a parsed document with the values it was asked with, ready to execute.</summary>
internal sealed class PreparedOperation(ParsedDocument document, OperationType type, int mutations, OperationRequest request)
{
    public ParsedDocument Document { get; } = document;

    public OperationType Type { get; } = type;

    /// <summary>How many mutations it asks for; none in a query or a subscription.</summary>
    public int Mutations { get; } = mutations;

    public string? OperationName { get; } = request.OperationName;

    public Inputs? Variables { get; } = request.Variables;

    public Inputs? Extensions { get; } = request.Extensions;

    /// <summary>The hash the client gave the document by, and will ask for it with from now on.</summary>
    public string? Hash { get; } = request.DocumentHash;
}
