using System.Text.RegularExpressions;
using GraphQL.Types;
using GraphQL.Utilities;

namespace CommunityCollab.GraphQL;

/// <summary>Takes the line breaks and the indentation of the source out of the descriptions, which are the code's own comments.</summary>
internal sealed partial class DescriptionsOnOneLine : BaseSchemaNodeVisitor
{
    /// <inheritdoc/>
    public override void VisitObject(IObjectGraphType type, ISchema schema) => Join(type);

    /// <inheritdoc/>
    public override void VisitObjectFieldDefinition(FieldType field, IObjectGraphType type, ISchema schema) => Join(field);

    /// <inheritdoc/>
    public override void VisitObjectFieldArgumentDefinition(QueryArgument argument, FieldType field, IObjectGraphType type, ISchema schema) =>
        Join(argument);

    /// <inheritdoc/>
    public override void VisitInterface(IInterfaceGraphType type, ISchema schema) => Join(type);

    /// <inheritdoc/>
    public override void VisitInterfaceFieldDefinition(FieldType field, IInterfaceGraphType type, ISchema schema) => Join(field);

    /// <inheritdoc/>
    public override void VisitInputObject(IInputObjectGraphType type, ISchema schema) => Join(type);

    /// <inheritdoc/>
    public override void VisitInputObjectFieldDefinition(FieldType field, IInputObjectGraphType type, ISchema schema) => Join(field);

    /// <inheritdoc/>
    public override void VisitUnion(UnionGraphType type, ISchema schema) => Join(type);

    /// <inheritdoc/>
    public override void VisitScalar(ScalarGraphType type, ISchema schema) => Join(type);

    /// <inheritdoc/>
    public override void VisitEnum(EnumerationGraphType type, ISchema schema) => Join(type);

    /// <inheritdoc/>
    public override void VisitEnumValue(EnumValueDefinition value, EnumerationGraphType type, ISchema schema) => Join(value);

    private static void Join(IProvideDescription described) =>
        described.Description = described.Description is { } text ? Break().Replace(text.Trim(), " ") : null;

    [GeneratedRegex(@"\s*[\r\n]\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Break();
}
