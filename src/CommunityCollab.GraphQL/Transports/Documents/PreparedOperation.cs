using CommunityCollab.GraphQL.Transports.Requests;
using GraphQL;
using GraphQLParser.AST;

namespace CommunityCollab.GraphQL.Transports.Documents;

/// <summary>One operation of a parsed document with the values it was asked with, ready to execute.</summary>
internal sealed class PreparedOperation(ParsedDocument document, OperationType type, OperationRequest request)
{
    public ParsedDocument Document { get; } = document;

    public OperationType Type { get; } = type;

    public string? OperationName { get; } = request.OperationName;

    public Inputs? Variables { get; } = request.Variables;

    public Inputs? Extensions { get; } = request.Extensions;

    /// <summary>The hash the client gave the document by, and will ask for it with from now on.</summary>
    public string? Hash { get; } = request.DocumentHash;
}
