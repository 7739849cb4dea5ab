using GraphQL.Resolvers;
using GraphQL.Types;
using GraphQL.Utilities;

namespace CommunityCollab.GraphQL.Scalars;

/// <summary>Describes the library's own scalars, and tells tools where a scalar is specified (<c>specifiedByURL</c>), which the library
/// does not.</summary>
internal sealed class ScalarSpecifications : BaseSchemaNodeVisitor
{
    private static readonly Dictionary<string, string> Descriptions = new()
    {
        ["Decimal"] = "A decimal number, exact to the digits it is written with, such as 0.25; up to 28 significant digits.",
        ["Long"] = "A whole number of up to 64 bits. Numbers over 2^53 lose digits in JavaScript; the counts and versions of this API stay below.",
    };

    private static readonly Dictionary<string, string> Specifications = new()
    {
        ["DateTime"] = "https://www.rfc-editor.org/rfc/rfc3339",
        ["Date"] = "https://www.rfc-editor.org/rfc/rfc3339#appendix-A",
        ["UUID"] = "https://www.rfc-editor.org/rfc/rfc9562",
    };

    /// <inheritdoc/>
    public override void VisitScalar(ScalarGraphType type, ISchema schema) => type.Description = Descriptions.GetValueOrDefault(type.Name) ?? type.Description;

    /// <inheritdoc/>
    public override void VisitSchema(ISchema schema)
    {
        if (schema.AllTypes["__Type"] is IObjectGraphType type && schema.AllTypes["String"] is { } text)
        {
            type.AddField(new FieldType
            {
                Name = "specifiedByURL",
                Description = "Where a scalar is specified; null for what is no scalar or is described here.",
                ResolvedType = text,
                Resolver = new FuncFieldResolver<string?>(context => (context.Source as ScalarGraphType) is { } scalar ? Specifications.GetValueOrDefault(scalar.Name) : null),
            });
        }
    }
}
