using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using GraphQL;
using GraphQL.Execution;

namespace CommunityCollab.GraphQL.Transports.Responses;

/// <summary>
/// Writes results as JSON. The library's own converter looks up a serializer for every single value; this one
/// writes the usual types at once and leaves the rest to the serializer that the schema was set up with.
/// </summary>
internal sealed class ResponseJson(IErrorInfoProvider errorInfo, IGraphQLTextSerializer serializer)
{
    /// <summary>Answers are never pasted into HTML (their content type forbids it), and other scripts than Latin stay short this way.</summary>
    public static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>The most characters of an error's message: the library's messages quote the values they are about, however long.</summary>
    private const int LongestMessage = 500;

    public void Write(Utf8JsonWriter writer, ExecutionResult result)
    {
        writer.WriteStartObject();
        if (result.Errors is { Count: > 0 } errors)
        {
            writer.WritePropertyName("errors"u8);
            WriteErrors(writer, errors);
        }

        if (result.Executed)
        {
            writer.WritePropertyName("data"u8);
            WriteData(writer, result.Data);
        }

        if (result.Extensions is { Count: > 0 } extensions)
        {
            writer.WritePropertyName("extensions"u8);
            WriteValue(writer, extensions);
        }

        writer.WriteEndObject();
    }

    public void WriteErrors(Utf8JsonWriter writer, IEnumerable<ExecutionError> errors)
    {
        writer.WriteStartArray();
        foreach (var error in errors)
        {
            WriteError(writer, error);
        }

        writer.WriteEndArray();
    }

    private void WriteError(Utf8JsonWriter writer, ExecutionError error)
    {
        var info = errorInfo.GetInfo(error);
        writer.WriteStartObject();
        writer.WriteString("message"u8, Shorten(info.Message));
        if (error.Locations is { Count: > 0 } locations)
        {
            writer.WriteStartArray("locations"u8);
            foreach (var location in locations)
            {
                writer.WriteStartObject();
                writer.WriteNumber("line"u8, location.Line);
                writer.WriteNumber("column"u8, location.Column);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        if (error.Path is { } path)
        {
            writer.WritePropertyName("path"u8);
            WriteValue(writer, path);
        }

        if (info.Extensions is { Count: > 0 } extensions)
        {
            writer.WritePropertyName("extensions"u8);
            WriteValue(writer, extensions);
        }

        writer.WriteEndObject();
    }

    private static string Shorten(string message)
    {
        if (message.Length <= LongestMessage)
        {
            return message;
        }

        var end = char.IsHighSurrogate(message[LongestMessage - 1]) ? LongestMessage - 1 : LongestMessage;
        return $"{message.AsSpan(0, end)}…";
    }

    private void WriteData(Utf8JsonWriter writer, object? data)
    {
        switch (data)
        {
            case ObjectExecutionNode { SubFields: { } fields }:
                writer.WriteStartObject();
                foreach (var field in fields)
                {
                    writer.WritePropertyName(field.Name!);
                    WriteData(writer, field);
                }

                writer.WriteEndObject();
                break;
            case ArrayExecutionNode { Items: { } items }:
                writer.WriteStartArray();
                foreach (var item in items)
                {
                    WriteData(writer, item);
                }

                writer.WriteEndArray();
                break;
            case ExecutionNode node:
                WriteValue(writer, node.ToValue());
                break;
            default:
                WriteValue(writer, data);
                break;
        }
    }

    private void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case Guid id:
                writer.WriteStringValue(id);
                break;
            case IReadOnlyDictionary<string, object?> or IDictionary<string, object?>:
                WriteMembers(writer, (IEnumerable<KeyValuePair<string, object?>>)value);
                break;
            case IEnumerable<object?> or object?[] or IList:
                WriteItems(writer, (IEnumerable)value);
                break;
            default:
                // An indenting serializer must not break an event stream, where a line is a field.
                writer.WriteRawValue(serializer.Serialize(value).ReplaceLineEndings(""), skipInputValidation: true);
                break;
        }
    }

    private void WriteMembers(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, object?>> members)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in members)
        {
            writer.WritePropertyName(name);
            WriteValue(writer, value);
        }

        writer.WriteEndObject();
    }

    private void WriteItems(Utf8JsonWriter writer, IEnumerable items)
    {
        writer.WriteStartArray();
        foreach (var item in items)
        {
            WriteValue(writer, item);
        }

        writer.WriteEndArray();
    }
}
