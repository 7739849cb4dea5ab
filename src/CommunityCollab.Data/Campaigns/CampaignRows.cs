using System.Text.Json;
using CommunityCollab.Core.Calendar;
using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.Tenancy;

namespace CommunityCollab.Data.Campaigns;

/// <summary>A campaign as stored. What is listed, sorted or due stands in columns; the rest is one document.</summary>
public sealed class CampaignRow : IPlaced
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <inheritdoc/>
    public long Place { get; set; }

    /// <summary>The district that owns it.</summary>
    public required Guid DistrictId { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; set; }

    /// <summary>Where it stands.</summary>
    public CampaignState State { get; set; }

    /// <summary>Whether the public may see it: it has been scheduled and was not given up before.</summary>
    public bool IsPublic { get; set; }

    /// <summary>Where its district stands; the district writes it here whenever it changes.</summary>
    public required TenantStanding DistrictStanding { get; set; }

    /// <summary>When it opens.</summary>
    public DateTimeOffset? OpensAt { get; set; }

    /// <summary>When it closes.</summary>
    public DateTimeOffset? ClosesAt { get; set; }

    /// <summary>When it was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The state's rules it is under, as JSON.</summary>
    public required string Policy { get; set; }

    /// <summary>The programme it is a district's part in; null when it is the district's own alone.</summary>
    public Guid? ProgrammeId { get; set; }

    /// <summary>What that programme binds it by, as JSON; null like the id.</summary>
    public string? Programme { get; set; }

    /// <summary>When it is to be decided whether its results are released; null when that is not waiting for a moment.</summary>
    public DateTimeOffset? ReleaseDueAt { get; set; }

    /// <summary>The plan, as JSON.</summary>
    public required string Plan { get; set; }

    /// <summary>The moves, as JSON.</summary>
    public required string Moves { get; set; }

    /// <summary>What people were told otherwise before, as JSON.</summary>
    public required string Changes { get; set; }

    /// <summary>Who last changed its plan or its activities; null if that was before this was kept.</summary>
    public Guid? LastChangedBy { get; set; }

    /// <summary>Its activities.</summary>
    public List<ActivityRow> Activities { get; init; } = [];

    /// <summary>The row of a new campaign.</summary>
    public static CampaignRow Of(Campaign campaign, DateTimeOffset createdAt)
    {
        var row = new CampaignRow
        {
            Id = campaign.Id,
            DistrictId = campaign.DistrictId,
            DistrictStanding = campaign.DistrictStanding,
            CreatedAt = createdAt,
            Title = "",
            Policy = "",
            Plan = "",
            Moves = "",
            Changes = "",
        };
        row.Take(campaign);
        return row;
    }

    /// <summary>Writes a campaign over this row.</summary>
    public void Take(Campaign campaign)
    {
        Title = campaign.Plan.Title;
        State = campaign.State;
        var isPublic = campaign.State is not (CampaignState.Draft or CampaignState.InReview or CampaignState.Cancelled);
        if (isPublic && !IsPublic)
        {
            // One that people see only now comes last, so that whoever has read the list to its end meets it.
            Place = 0;
        }

        IsPublic = isPublic;
        OpensAt = campaign.Plan.OpensAt;
        ClosesAt = campaign.Plan.ClosesAt;
        Policy = JsonSerializer.Serialize(campaign.Policy, RecordJson.Default.PolicyPack);
        ProgrammeId = campaign.Programme?.ProgrammeId;
        Programme = campaign.Programme is { } part ? JsonSerializer.Serialize(part, RecordJson.Default.ProgrammePart) : null;
        ReleaseDueAt = campaign.ReleaseDueAt;
        Plan = JsonSerializer.Serialize(campaign.Plan, RecordJson.Default.CampaignPlan);
        Moves = JsonSerializer.Serialize(campaign.Moves, RecordJson.Default.IReadOnlyListCampaignMove);
        Changes = JsonSerializer.Serialize(campaign.Changes, RecordJson.Default.IReadOnlyListCampaignChange);
        LastChangedBy = campaign.LastChangedBy;
        Activities.RemoveAll(row => campaign.Activities.All(activity => activity.Id != row.Id));
        for (var place = 0; place < campaign.Activities.Count; place++)
        {
            var activity = campaign.Activities[place];
            var row = Activities.FirstOrDefault(row => row.Id == activity.Id);
            if (row is null)
            {
                row = new ActivityRow { Id = activity.Id, CampaignId = Id, DistrictId = DistrictId, Definition = "" };
                Activities.Add(row);
            }

            row.Place = place;
            row.Definition = JsonSerializer.Serialize(activity, RecordJson.Default.Activity);
        }
    }

    /// <summary>The campaign this row holds, with its activities loaded.</summary>
    public Campaign ToCampaign() => new()
    {
        Id = Id,
        DistrictId = DistrictId,
        DistrictStanding = DistrictStanding,
        State = State,
        Policy = JsonSerializer.Deserialize(Policy, RecordJson.Default.PolicyPack)!,
        Programme = Programme is null ? null : JsonSerializer.Deserialize(Programme, RecordJson.Default.ProgrammePart),
        Plan = PlanOf(JsonSerializer.Deserialize(Plan, RecordJson.Default.CampaignPlan)!),
        Moves = JsonSerializer.Deserialize(Moves, RecordJson.Default.IReadOnlyListCampaignMove)!,
        Changes = JsonSerializer.Deserialize(Changes, RecordJson.Default.IReadOnlyListCampaignChange)!,
        LastChangedBy = LastChangedBy,
        Activities = [.. Activities.OrderBy(row => row.Place).Select(row => row.ToActivity())],
    };

    // Plans from before zones had to be IANA's may hold Windows' names or another case.
    private static CampaignPlan PlanOf(CampaignPlan stored) => stored with { TimeZone = TimeZones.Canonical(stored.TimeZone) ?? stored.TimeZone };
}

/// <summary>An activity as stored.</summary>
public sealed class ActivityRow
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its campaign.</summary>
    public required Guid CampaignId { get; init; }

    /// <summary>The district that owns it.</summary>
    public required Guid DistrictId { get; init; }

    /// <summary>Its place in the campaign, from 0.</summary>
    public int Place { get; set; }

    /// <summary>The activity, as JSON.</summary>
    public required string Definition { get; set; }

    /// <summary>The activity this row holds.</summary>
    public Activity ToActivity() => JsonSerializer.Deserialize(Definition, RecordJson.Default.Activity)!;
}
