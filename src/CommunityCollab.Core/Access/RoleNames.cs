using System.Text;

namespace CommunityCollab.Core.Access;

/// <summary>Roles in words for people.</summary>
public static class RoleNames
{
    /// <summary>The role in lower case words, such as <c>district administrator</c>.</summary>
    public static string Of(Role role)
    {
        var words = new StringBuilder();
        foreach (var letter in role.ToString())
        {
            if (char.IsUpper(letter) && words.Length > 0)
            {
                words.Append(' ');
            }

            words.Append(char.ToLowerInvariant(letter));
        }

        return words.ToString();
    }
}
