using System.Globalization;
using System.Text.RegularExpressions;
using GraphQL.Types;
using GraphQLParser.AST;

namespace CommunityCollab.GraphQL.Scalars;

/// <summary>A moment: ISO 8601 with its zone, such as 2026-12-01T08:00:00-07:00. A time without a zone is refused, because
/// nobody could say when it is.</summary>
internal sealed partial class DateTimeScalar : ScalarGraphType
{
    /// <summary>Names the scalar.</summary>
    public DateTimeScalar()
    {
        Name = "DateTime";
        Description = "A moment: ISO 8601 with its zone, such as 2026-12-01T08:00:00-07:00.";
    }

    /// <inheritdoc/>
    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLStringValue text => ParseValue((string)text.Value),
        GraphQLNullValue => null,
        _ => ThrowLiteralConversionError(value),
    };

    /// <inheritdoc/>
    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        DateTimeOffset moment => moment,
        string text when Form().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) => moment,
        _ => ThrowValueConversionError(value),
    };

    /// <inheritdoc/>
    public override object? Serialize(object? value) => value switch
    {
        null => null,
        DateTimeOffset moment => moment.ToString("yyyy-MM-dd'T'HH:mm:ss.fffK", CultureInfo.InvariantCulture),
        _ => ThrowSerializationError(value),
    };

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,7})?)?(Z|[+-]\d\d:\d\d)$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}

/// <summary>A day without a time, such as 2026-12-01.</summary>
internal sealed class DateScalar : DateOnlyGraphType
{
    /// <summary>Names the scalar.</summary>
    public DateScalar()
    {
        Name = "Date";
        Description = "A day without a time, such as 2026-12-01.";
    }
}

/// <summary>A UUID, such as 0198c1d2-7c1b-7c55-9d0a-6c7f5f3b2a10.</summary>
internal sealed class UuidScalar : GuidGraphType
{
    /// <summary>Names the scalar.</summary>
    public UuidScalar()
    {
        Name = "UUID";
        Description = "A UUID, such as 0198c1d2-7c1b-7c55-9d0a-6c7f5f3b2a10.";
    }
}
