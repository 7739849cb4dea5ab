using System.Security.Cryptography;
using System.Text;
using GraphQL;
using GraphQL.Execution;
using Microsoft.Extensions.Logging;

namespace CommunityCollab.GraphQL.Transports;

/// <summary>
/// Hides what went wrong on our side from the caller, and gives both sides an id to find it by. The log gets the
/// types and stack traces but not the messages: those of databases and parsers quote the values they choked on,
/// which may be somebody's answer.
/// </summary>
internal sealed partial class MaskedErrors(ILogger<MaskedErrors> logger)
{
    public Task MaskAsync(UnhandledExceptionContext failure)
    {
        failure.Exception = Mask(failure.OriginalException, failure.FieldContext?.FieldDefinition.Name ?? "(none)");
        return Task.CompletedTask;
    }

    public ExecutionError Mask(Exception failure, string where)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        LogFailure(id, where, Describe(failure));
        return new TransportError("INTERNAL", $"Something went wrong on our side. Quote this id: {id}")
        {
            Extensions = new() { ["errorId"] = id },
        };
    }

    private static string Describe(Exception failure)
    {
        var text = new StringBuilder();
        for (var current = failure; current is not null; current = current.InnerException)
        {
            text.AppendLine(current.GetType().FullName).AppendLine(current.StackTrace);
        }

        return text.ToString();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "GraphQL failure {ErrorId} at field {Field}: {Failure}")]
    private partial void LogFailure(string errorId, string field, string failure);
}
