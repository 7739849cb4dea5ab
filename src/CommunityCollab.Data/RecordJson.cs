using System.Text.Json.Serialization;
using CommunityCollab.Core.Activities;
using CommunityCollab.Core.Agreements;
using CommunityCollab.Core.Campaigns;
using CommunityCollab.Core.Onboarding;
using CommunityCollab.Core.Policies;
using CommunityCollab.Core.Programmes;

namespace CommunityCollab.Data;

/// <summary>How records and contributions are written as JSON in the store. Generated, so that the submit path reflects on nothing.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ContributionBody))]
[JsonSerializable(typeof(CampaignPlan))]
[JsonSerializable(typeof(IReadOnlyList<CampaignMove>))]
[JsonSerializable(typeof(IReadOnlyList<CampaignChange>))]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(PolicyPack))]
[JsonSerializable(typeof(Programme))]
[JsonSerializable(typeof(ProgrammePart))]
[JsonSerializable(typeof(IReadOnlyList<DataElement>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(ColumnMapping))]
[JsonSerializable(typeof(ImportCounts))]
[JsonSerializable(typeof(FileSample))]
[JsonSerializable(typeof(IReadOnlyList<DistrictPair>))]
[JsonSerializable(typeof(IReadOnlyList<Finding>))]
public sealed partial class RecordJson : JsonSerializerContext;
