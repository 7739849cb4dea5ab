using System.Reflection;
using CommunityCollab.Core.Access;

namespace CommunityCollab.Core.Tests.Access;

public sealed class AuditActionTests
{
    [Fact]
    public void Names_are_a_thing_a_verb_and_where_there_are_kinds_which() =>
        Assert.All(AuditAction.All.Keys, name => Assert.Matches("^[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*(\\.[a-z]+(-[a-z]+)*)?$", name));

    [Fact]
    public void The_verb_is_in_the_past_tense()
    {
        string[] irregular = ["sent", "put", "read", "taken", "withdrawn", "resent", "undone", "given", "begun"];
        Assert.All(AuditAction.All.Keys.Select(name => name.Split('.')[1].Split('-')[0]), verb =>
            Assert.True(verb.EndsWith("ed", StringComparison.Ordinal) || irregular.Contains(verb), verb));
    }

    [Fact]
    public void The_list_has_every_action_that_code_can_name()
    {
        var named = typeof(AuditAction).GetProperties(BindingFlags.Public | BindingFlags.Static).Where(property => property.PropertyType == typeof(AuditAction)).ToList();
        Assert.NotEmpty(named);
        Assert.All(named, property => Assert.Same(property.GetValue(null), AuditAction.All[((AuditAction)property.GetValue(null)!).Name]));
        Assert.All(Enum.GetValues<Role>(), role => Assert.Contains(AuditAction.RoleGranted(role).Name, AuditAction.All.Keys));
    }

    [Fact]
    public void The_documentation_lists_them_all()
    {
        var documented = File.ReadAllText(Path.Combine(Root(), "docs", "api", "audit.md"));
        Assert.All(AuditAction.All.Keys.Where(name => !name.StartsWith("role.", StringComparison.Ordinal)), name =>
            Assert.Contains($"`{name}`", documented, StringComparison.Ordinal));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CommunityCollab.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
