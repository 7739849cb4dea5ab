using CommunityCollab.Data.Access;
using CommunityCollab.Data.Agreements;
using CommunityCollab.Data.Campaigns;
using CommunityCollab.Data.Contributions;
using CommunityCollab.Data.Invitations;
using CommunityCollab.Data.Mail;
using CommunityCollab.Data.Onboarding;
using CommunityCollab.Data.Policies;
using CommunityCollab.Data.Programmes;
using CommunityCollab.Data.Tenancy;
using CommunityCollab.Core.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CommunityCollab.Data;

/// <summary>The records. A context sees nothing outside its <see cref="TenantScope"/>.</summary>
/// <param name="options">The provider and its connection.</param>
public sealed class CollabContext(DbContextOptions<CollabContext> options) : DbContext(options)
{
    /// <summary>Whose rows it may see: what is public, until it is made for somebody.</summary>
    public TenantScope Scope { get; private set; } = TenantScope.Public;

    /// <summary>Makes it for somebody. Contexts are pooled, so that whoever takes one says for whom.</summary>
    /// <param name="scope">Whose rows it may see from now on.</param>
    public CollabContext For(TenantScope scope)
    {
        Scope = scope;
        return this;
    }

    /// <summary>Agencies.</summary>
    public DbSet<AgencyRow> Agencies => Set<AgencyRow>();

    /// <summary>Districts.</summary>
    public DbSet<DistrictRow> Districts => Set<DistrictRow>();

    /// <summary>Schools.</summary>
    public DbSet<SchoolRow> Schools => Set<SchoolRow>();

    /// <summary>Who was a member of what, and when.</summary>
    public DbSet<MembershipRow> Memberships => Set<MembershipRow>();

    /// <summary>Names districts and schools once had.</summary>
    public DbSet<FormerNameRow> FormerNames => Set<FormerNameRow>();

    /// <summary>People who sign in.</summary>
    public DbSet<PersonRow> People => Set<PersonRow>();

    /// <summary>The roles they hold.</summary>
    public DbSet<GrantRow> Grants => Set<GrantRow>();

    /// <summary>What districts share with their agency.</summary>
    public DbSet<AgreementRow> Agreements => Set<AgreementRow>();

    /// <summary>What agencies offer their districts.</summary>
    public DbSet<ProgrammeRow> Programmes => Set<ProgrammeRow>();

    /// <summary>What became of each offer.</summary>
    public DbSet<OfferRow> Offers => Set<OfferRow>();

    /// <summary>Policy packs.</summary>
    public DbSet<PolicyPackRow> PolicyPacks => Set<PolicyPackRow>();

    /// <summary>Campaigns.</summary>
    public DbSet<CampaignRow> Campaigns => Set<CampaignRow>();

    /// <summary>Activities.</summary>
    public DbSet<ActivityRow> Activities => Set<ActivityRow>();

    /// <summary>The journal of contributions; read here, written by <see cref="IJournal"/>.</summary>
    public DbSet<JournalRow> Journal => Set<JournalRow>();

    /// <summary>Thoughts and statements.</summary>
    public DbSet<TextItemRow> TextItems => Set<TextItemRow>();

    /// <summary>Names of participants in identified activities.</summary>
    public DbSet<ParticipantRow> Participants => Set<ParticipantRow>();

    /// <summary>Credentials.</summary>
    public DbSet<CredentialRow> Credentials => Set<CredentialRow>();

    /// <summary>People's sessions.</summary>
    public DbSet<SessionRow> Sessions => Set<SessionRow>();

    /// <summary>The audit log.</summary>
    public DbSet<AuditRow> Audit => Set<AuditRow>();

    /// <summary>Invitations.</summary>
    public DbSet<InvitationRow> Invitations => Set<InvitationRow>();

    /// <summary>Mails to send.</summary>
    public DbSet<MailRow> Outbox => Set<MailRow>();

    /// <summary>One-time tokens given out.</summary>
    public DbSet<OneTimeTokenRow> OneTimeTokens => Set<OneTimeTokenRow>();

    /// <summary>What the public sees of each activity.</summary>
    public DbSet<PublicStepRow> PublicSteps => Set<PublicStepRow>();

    /// <summary>Directory files that agencies uploaded.</summary>
    public DbSet<ImportRow> Imports => Set<ImportRow>();

    /// <summary>The files themselves.</summary>
    public DbSet<ImportFileRow> ImportFiles => Set<ImportFileRow>();

    /// <summary>Mappings of columns that were chosen.</summary>
    public DbSet<KeptMappingRow> KeptMappings => Set<KeptMappingRow>();

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        PlaceNew();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // Moments sort and compare as whole milliseconds on every provider; SQLite would compare them as text.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<MillisecondsConverter>();
        configurationBuilder.Properties<Guid>().HaveConversion<GuidToBytesConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<AgencyRow>().HasQueryFilter(row => Scope.IsSystem || row.Id == Scope.Agency);

        modelBuilder.Entity<DistrictRow>(district =>
        {
            district.HasIndex(row => new { row.AgencyId, row.Name });
            district.HasIndex(row => new { row.AgencyId, row.Leaid }).IsUnique().HasFilter("Leaid IS NOT NULL AND MergedIntoId IS NULL");
            district.HasIndex(row => row.MergedIntoId).HasFilter("MergedIntoId IS NOT NULL");
            district.HasQueryFilter(row => Scope.IsSystem || row.Id == Scope.District || (Scope.District == null && row.AgencyId == Scope.Agency));
        });

        modelBuilder.Entity<SchoolRow>(school =>
        {
            school.HasIndex(row => new { row.DistrictId, row.Name });
            school.HasIndex(row => new { row.AgencyId, row.NcesId }).IsUnique().HasFilter("NcesId IS NOT NULL");
            school.HasQueryFilter(row => Scope.IsSystem || row.DistrictId == Scope.District || (Scope.District == null && row.AgencyId == Scope.Agency));
        });

        modelBuilder.Entity<MembershipRow>(membership =>
        {
            membership.HasIndex(row => row.MemberId);
            membership.HasIndex(row => row.OfId);
            membership.HasQueryFilter(row => Scope.IsSystem || (row.AgencyId == Scope.Agency
                && (Scope.District == null || row.MemberId == Scope.District || row.OfId == Scope.District)));
        });

        modelBuilder.Entity<FormerNameRow>(name =>
        {
            name.HasIndex(row => row.SubjectId);
            name.HasQueryFilter(row => Scope.IsSystem || (row.AgencyId == Scope.Agency
                && (Scope.District == null || row.SubjectId == Scope.District || Schools.Any(school => school.Id == row.SubjectId))));
        });

        modelBuilder.Entity<ImportRow>(import =>
        {
            import.HasIndex(row => new { row.AgencyId, row.State });
            import.HasIndex(row => row.State);
            import.Property(row => row.MappingOrigin).HasDefaultValue(Core.Onboarding.MappingOrigin.Guessed);
            import.Ignore(row => row.Mapping).Ignore(row => row.Counts);
            import.HasQueryFilter(row => Scope.IsSystem || (Scope.District == null && row.AgencyId == Scope.Agency));
        });
        modelBuilder.Entity<ImportFileRow>(file =>
        {
            file.HasKey(row => row.ImportId);
            file.Ignore(row => row.Sample).Ignore(row => row.Pairs);
            file.Property(row => row.PairsJson).HasDefaultValue("[]");
            file.Property(row => row.SampleJson).HasDefaultValue(ImportFileRow.Json(Core.Onboarding.FileSample.None));
            file.HasQueryFilter(row => Scope.IsSystem || (Scope.District == null && row.AgencyId == Scope.Agency));
        });

        modelBuilder.Entity<KeptMappingRow>(mapping =>
        {
            mapping.HasKey(row => new { row.AgencyId, row.Signature });
            mapping.Ignore(row => row.Mapping);
            mapping.HasQueryFilter(row => Scope.IsSystem || (Scope.District == null && row.AgencyId == Scope.Agency));
        });

        modelBuilder.Entity<AgreementRow>(agreement =>
        {
            agreement.HasIndex(row => new { row.AgencyId, row.DistrictId });
            agreement.HasQueryFilter(row => Scope.IsSystem || (row.AgencyId == Scope.Agency && (Scope.District == null || row.DistrictId == Scope.District)));
        });

        // A draft is its agency's alone; once offered, a programme is known to the districts it is offered to.
        modelBuilder.Entity<ProgrammeRow>(programme =>
        {
            programme.HasIndex(row => row.AgencyId);
            programme.HasQueryFilter(row => Scope.IsSystem || (row.AgencyId == Scope.Agency && (Scope.District == null || Offers.Any(offer => offer.ProgrammeId == row.Id))));
        });
        modelBuilder.Entity<OfferRow>(offer =>
        {
            offer.HasIndex(row => new { row.ProgrammeId, row.DistrictId }).IsUnique();
            offer.HasIndex(row => row.DistrictId);
            offer.Ignore(row => row.Window);
            offer.HasQueryFilter(row => Scope.IsSystem || (row.AgencyId == Scope.Agency && (Scope.District == null || row.DistrictId == Scope.District)));
        });

        modelBuilder.Entity<PolicyPackRow>(pack =>
        {
            pack.HasIndex(row => new { row.AgencyId, row.Version }).IsUnique();
            pack.HasQueryFilter(row => Scope.IsSystem || row.AgencyId == Scope.Agency);
        });

        modelBuilder.Entity<PersonRow>(person =>
        {
            person.HasIndex(row => new { row.Issuer, row.Subject }).IsUnique();
            person.HasQueryFilter(row => Scope.IsSystem || Grants.Any(grant => grant.PersonId == row.Id));
        });

        modelBuilder.Entity<GrantRow>(grant =>
        {
            grant.HasIndex(row => row.PersonId);
            grant.HasIndex(row => new { row.AgencyId, row.DistrictId });
            grant.HasQueryFilter(row => Scope.IsSystem || (row.AgencyId == Scope.Agency && (Scope.District == null || row.DistrictId == Scope.District)));
        });

        modelBuilder.Entity<CampaignRow>(campaign =>
        {
            campaign.HasIndex(row => new { row.DistrictId, row.CreatedAt });
            campaign.Property(row => row.Changes).HasDefaultValue("[]");
            campaign.HasIndex(row => new { row.State, row.OpensAt, row.ClosesAt });
            campaign.HasIndex(row => row.ReleaseDueAt).HasFilter("ReleaseDueAt IS NOT NULL");
            campaign.HasMany(row => row.Activities).WithOne().HasForeignKey(row => row.CampaignId);
            campaign.HasQueryFilter(row => Scope.IsSystem || (row.IsPublic && row.DistrictStanding != TenantStanding.Offboarded)
                || (row.DistrictId == Scope.District && (Scope.HasAllCampaigns || Scope.CampaignList.Contains(row.Id))));
        });

        modelBuilder.Entity<ActivityRow>(activity =>
        {
            // The id is the domain's; otherwise a new activity of a loaded campaign would pass for a changed one.
            activity.Property(row => row.Id).ValueGeneratedNever();
            activity.HasQueryFilter(row => Scope.IsSystem || (row.DistrictId == Scope.District && Scope.HasAllCampaigns) || Campaigns.Any(campaign => campaign.Id == row.CampaignId));
        });

        modelBuilder.Entity<JournalRow>(journal =>
        {
            journal.HasKey(row => new { row.ActivityId, row.Shard, row.Sequence });
            journal.HasIndex(row => new { row.ActivityId, row.SubmissionId }).IsUnique().HasFilter("SubmissionId IS NOT NULL");
            journal.HasIndex(row => new { row.ActivityId, row.Participant, row.Say, row.Revision }).IsUnique().HasFilter("Participant IS NOT NULL");
            journal.HasQueryFilter(row => Scope.IsSystem || (Scope.SeesRows && row.DistrictId == Scope.District
                && (Scope.HasAllCampaigns || Activities.Any(activity => activity.Id == row.ActivityId && Scope.CampaignList.Contains(activity.CampaignId)))));
        });

        modelBuilder.Entity<TextItemRow>(item =>
        {
            item.HasKey(row => new { row.ActivityId, row.Id });
            item.HasIndex(row => new { row.ActivityId, row.State, row.Says, row.Id });
            item.HasIndex(row => new { row.ActivityId, row.Author }).HasFilter("Author IS NOT NULL");
            item.HasIndex(row => new { row.ActivityId, row.Place }).IsUnique();

            // What people may see is seen with its activity; what is held or removed, by those who moderate and those who read rows.
            item.HasQueryFilter(row => Scope.IsSystem
                || (row.State == Core.Activities.TextItemState.Visible && Activities.Any(activity => activity.Id == row.ActivityId))
                || (Scope.SeesHiddenTexts && row.DistrictId == Scope.District
                    && (Scope.HasAllCampaigns || Activities.Any(activity => activity.Id == row.ActivityId && Scope.CampaignList.Contains(activity.CampaignId)))));
        });

        modelBuilder.Entity<ParticipantRow>(participant =>
        {
            participant.HasKey(row => new { row.ActivityId, row.Reference });
            participant.HasQueryFilter(row => Scope.IsSystem || (Scope.SeesRows && row.DistrictId == Scope.District
                && (Scope.HasAllCampaigns || Activities.Any(activity => activity.Id == row.ActivityId && Scope.CampaignList.Contains(activity.CampaignId)))));
        });

        modelBuilder.Entity<CredentialRow>().HasQueryFilter(row => Scope.IsSystem || (row.AgencyId == Scope.Agency && row.DistrictId == Scope.District));
        modelBuilder.Entity<SessionRow>(session =>
        {
            session.HasIndex(row => row.KeyHash).IsUnique();
            session.HasIndex(row => row.ExpiresAt);
            session.HasIndex(row => row.PersonId);
            session.HasQueryFilter(_ => Scope.IsSystem);
        });
        modelBuilder.Entity<AuditRow>(audit =>
        {
            audit.HasIndex(row => new { row.AgencyId, row.DistrictId, row.Place });

            // Lines from before this was kept are machines': nobody else could do anything.
            audit.Property(row => row.ActorKind).HasDefaultValue(Core.Access.PrincipalKind.Machine);
            audit.HasQueryFilter(row => Scope.IsSystem || (row.AgencyId == Scope.Agency && row.DistrictId == Scope.District));
        });
        modelBuilder.Entity<InvitationRow>(invitation =>
        {
            invitation.HasIndex(row => row.TokenHash).IsUnique();
            invitation.HasIndex(row => new { row.AgencyId, row.DistrictId, row.EmailKey, row.Role });

            // An agency brings its districts' administrators; whom they bring is theirs to know.
            invitation.HasQueryFilter(row => Scope.IsSystem || (row.AgencyId == Scope.Agency
                && (row.DistrictId == Scope.District || (Scope.District == null && row.Role == Core.Access.Role.DistrictAdministrator))));
        });
        modelBuilder.Entity<MailRow>(mail =>
        {
            mail.HasIndex(row => row.DueAt).HasFilter("SentAt IS NULL AND GivenUpAt IS NULL");
            mail.HasIndex(row => row.About);
            mail.HasQueryFilter(_ => Scope.IsSystem);
        });
        modelBuilder.Entity<SnapshotRow>(snapshot =>
        {
            snapshot.ToTable("Snapshots").HasKey(row => new { row.ActivityId, row.Shard });
            snapshot.HasQueryFilter(_ => Scope.IsSystem);
        });
        modelBuilder.Entity<PublicStepRow>(step =>
        {
            step.HasKey(row => row.ActivityId);
            step.HasQueryFilter(_ => Scope.IsSystem);
        });
        modelBuilder.Entity<OneTimeTokenRow>(token =>
        {
            token.HasKey(row => new { row.ActivityId, row.Hash });
            token.HasQueryFilter(_ => Scope.IsSystem);
        });

        foreach (var kind in modelBuilder.Model.GetEntityTypes().Where(kind => kind.ClrType.IsAssignableTo(typeof(IPlaced))).ToList())
        {
            modelBuilder.Entity(kind.ClrType).HasIndex(nameof(IPlaced.Place)).IsUnique();
        }
    }

    // Taken in the transaction that adds them: the places are in the order in which records can be seen. Of two servers that take the same
    // place, the unique index lets one through.
    private void PlaceNew()
    {
        foreach (var kind in ChangeTracker.Entries<IPlaced>().Where(entry => entry.Entity.Place == 0).GroupBy(entry => entry.Metadata).ToList())
        {
            var table = kind.Key.GetTableName();
#pragma warning disable EF1003 // The table's name is the model's own.
            var last = Database.SqlQueryRaw<long>("SELECT COALESCE(MAX(Place), 0) AS Value FROM " + table).Single();
#pragma warning restore EF1003
            foreach (var entry in kind)
            {
                entry.Entity.Place = ++last;
            }
        }
    }

    private sealed class MillisecondsConverter() : ValueConverter<DateTimeOffset, long>(
        moment => moment.ToUnixTimeMilliseconds(),
        stored => DateTimeOffset.FromUnixTimeMilliseconds(stored));
}
