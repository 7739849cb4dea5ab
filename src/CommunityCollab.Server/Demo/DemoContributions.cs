using System.Security.Cryptography;
using System.Text;
using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Activities.Exchange;
using CommunityCollab.Data;
using CommunityCollab.Data.Tenancy;
using CommunityCollab.Grains.Contributions;
using Microsoft.EntityFrameworkCore;

namespace CommunityCollab.Server.Demo;

/// <summary>Sends invented contributions to an activity, through the same intake as everyone's.</summary>
/// <param name="grains">The grains.</param>
/// <param name="records">The records, to find shared thoughts.</param>
/// <param name="activityId">The activity.</param>
internal sealed class DemoContributions(IGrainFactory grains, Records records, Guid activityId)
{
    /// <summary>Sends what introduces something first, and then what refers to it.</summary>
    public async Task SubmitAsync(IReadOnlyList<InventedContribution> contributions)
    {
        await Task.WhenAll(contributions.Index().Where(entry => entry.Item.Body is not Rating).Select(entry => SubmitAsync(entry.Index, entry.Item, entry.Item.Body)));
        var thoughts = await ThoughtsByAuthorAsync();
        await Task.WhenAll(contributions.Index().Where(entry => entry.Item.Body is Rating).Select(entry =>
        {
            var rating = (Rating)entry.Item.Body;
            return SubmitAsync(entry.Index, entry.Item, rating with { ThoughtKey = thoughts[Reference(rating.ThoughtKey)!] });
        }));
    }

    private async Task SubmitAsync(int place, InventedContribution contribution, ContributionBody body)
    {
        var submissionId = new Guid(SHA256.HashData([.. activityId.ToByteArray(), .. BitConverter.GetBytes(place)]).AsSpan(0, 16));
        var participant = Reference(contribution.Person);
        var intake = grains.GetGrain<IIntakeGrain>(activityId, Shards.Key(Shards.Of(participant, submissionId)));
        var outcome = await intake.SubmitAsync(new Submission(submissionId, body, participant, contribution.Groups, null));
        if (outcome.Value is null)
        {
            throw new InvalidOperationException($"A demo contribution was refused: {outcome.Problems[0].Message}");
        }
    }

    private async Task<Dictionary<string, string>> ThoughtsByAuthorAsync()
    {
        await using var read = records.Read(TenantScope.System);
        return await read.TextItems.Where(row => row.ActivityId == activityId && row.Author != null).ToDictionaryAsync(row => row.Author!, row => row.Id);
    }

    private string? Reference(string? person) =>
        person is null ? null : Convert.ToHexStringLower(SHA256.HashData([.. activityId.ToByteArray(), .. Encoding.UTF8.GetBytes(person)]).AsSpan(0, 16));
}
