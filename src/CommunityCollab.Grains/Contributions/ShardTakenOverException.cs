namespace CommunityCollab.Grains.Contributions;

/// <summary>Another activation writes to this shard now. Nothing was stored; sending the same submission again is safe and
/// reaches the other activation.</summary>
[GenerateSerializer, Alias("ShardTakenOverException")]
public sealed class ShardTakenOverException : Exception
{
    /// <summary>Says which shard.</summary>
    public ShardTakenOverException(Guid activityId, int shard)
        : base($"Shard {shard} of activity {activityId} was taken over by another activation.")
    {
    }
}
