namespace CommunityCollab.Data.Access;

/// <summary>Keeps the audit log of the embedded store from being changed by anything but adding to it, this program included.</summary>
public static class AuditTriggers
{
    /// <summary>Makes those that are missing. It runs after the migrations, since SQLite drops them with a table that a
    /// migration rebuilds. The third is needed because replacing a row fires no trigger for deleting it.</summary>
    public const string Create = """
        CREATE TRIGGER IF NOT EXISTS AuditNoUpdate BEFORE UPDATE ON Audit
        BEGIN SELECT RAISE(ABORT, 'The audit log is only added to.'); END;
        CREATE TRIGGER IF NOT EXISTS AuditNoDelete BEFORE DELETE ON Audit
        BEGIN SELECT RAISE(ABORT, 'The audit log is only added to.'); END;
        CREATE TRIGGER IF NOT EXISTS AuditNoReplace BEFORE INSERT ON Audit WHEN EXISTS (SELECT 1 FROM Audit WHERE Id = NEW.Id)
        BEGIN SELECT RAISE(ABORT, 'The audit log is only added to.'); END;
        """;
}
