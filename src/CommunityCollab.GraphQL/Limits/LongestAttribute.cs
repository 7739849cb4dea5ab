namespace CommunityCollab.GraphQL.Limits;

/// <summary>How long a text of an input may be where that is not what <see cref="TextBounds"/> says of all.</summary>
/// <param name="characters">The longest, in UTF-16 code units.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LongestAttribute(int characters) : Attribute
{
    /// <summary>The longest, in UTF-16 code units.</summary>
    public int Characters => characters;
}
