namespace CommunityCollab.Core.Agreements;

/// <summary>What a district agreed in writing to share with its agency, for what, and from when until when. Without one that is in
/// force nothing of the district enters a roll-up: the district is the controller of its records.</summary>
/// <param name="Id">Its id.</param>
/// <param name="DataElements">What may flow.</param>
/// <param name="Purpose">What for.</param>
/// <param name="StartsOn">The first day it is in force.</param>
/// <param name="EndsOn">The last day it is in force.</param>
/// <param name="DestructionDays">How many days after its end the agency destroys what it got.</param>
/// <param name="TerminatedOn">The first day it is no longer in force because it was ended early; null if it was not.</param>
[GenerateSerializer, Immutable, Alias("Agreement")]
public sealed record Agreement(
    [property: Id(0)] Guid Id,
    [property: Id(1)] IReadOnlyList<DataElement> DataElements,
    [property: Id(2)] string Purpose,
    [property: Id(3)] DateOnly StartsOn,
    [property: Id(4)] DateOnly EndsOn,
    [property: Id(5)] int DestructionDays,
    [property: Id(6)] DateOnly? TerminatedOn)
{
    /// <summary>How many days before its end an agreement counts as expiring, so that both sides are told in time.</summary>
    public const int NoticeDays = 60;

    /// <summary>Where it stands on a day.</summary>
    public AgreementState StateOn(DateOnly day) => day switch
    {
        _ when TerminatedOn <= day => AgreementState.Terminated,
        _ when day < StartsOn => AgreementState.Draft,
        _ when day > EndsOn => AgreementState.Expired,
        _ when day > EndsOn.AddDays(-NoticeDays) => AgreementState.Expiring,
        _ => AgreementState.Active,
    };

    /// <summary>Whether a data element may flow on a day.</summary>
    public bool Allows(DataElement element, DateOnly day) =>
        StateOn(day) is AgreementState.Active or AgreementState.Expiring && DataElements.Contains(element);

    /// <summary>The day by which the agency has destroyed what it got; null while the agreement is in force.</summary>
    /// <param name="day">Today.</param>
    public DateOnly? DestroyedBy(DateOnly day) => StateOn(day) switch
    {
        AgreementState.Terminated => TerminatedOn!.Value.AddDays(DestructionDays),
        AgreementState.Expired => EndsOn.AddDays(1 + DestructionDays),
        _ => null,
    };
}

/// <summary>What may flow under an agreement. Rows never do.</summary>
public enum DataElement
{
    /// <summary>How many took part, and of how many.</summary>
    Participation,

    /// <summary>Published aggregates of what they said.</summary>
    Results,
}

/// <summary>Where an agreement stands.</summary>
public enum AgreementState
{
    /// <summary>Its first day has not come.</summary>
    Draft,

    /// <summary>In force.</summary>
    Active,

    /// <summary>In force, for no more than sixty days.</summary>
    Expiring,

    /// <summary>Its last day is past.</summary>
    Expired,

    /// <summary>Ended early.</summary>
    Terminated,
}
