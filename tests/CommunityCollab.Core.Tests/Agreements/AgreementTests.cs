using CommunityCollab.Core.Agreements;
using CommunityCollab.Core.Problems;

namespace CommunityCollab.Core.Tests.Agreements;

public sealed class AgreementTests
{
    private static readonly DateOnly Start = new(2026, 7, 1);
    private static readonly DateOnly End = new(2027, 6, 30);

    private static Agreement Some => new(Guid.Empty, [DataElement.Participation], "Statewide climate", Start, End, 60, null);

    [Fact]
    public void It_is_in_force_on_its_first_and_its_last_day_and_not_the_day_before_or_after()
    {
        Assert.Equal(AgreementState.Draft, Some.StateOn(Start.AddDays(-1)));
        Assert.Equal(AgreementState.Active, Some.StateOn(Start));
        Assert.Equal(AgreementState.Active, Some.StateOn(End.AddDays(-60)));
        Assert.Equal(AgreementState.Expiring, Some.StateOn(End.AddDays(-59)));
        Assert.Equal(AgreementState.Expiring, Some.StateOn(End));
        Assert.Equal(AgreementState.Expired, Some.StateOn(End.AddDays(1)));
    }

    [Fact]
    public void Only_what_it_lists_may_flow_and_only_while_it_is_in_force()
    {
        Assert.True(Some.Allows(DataElement.Participation, Start));
        Assert.True(Some.Allows(DataElement.Participation, End));
        Assert.False(Some.Allows(DataElement.Results, Start));
        Assert.False(Some.Allows(DataElement.Participation, End.AddDays(1)));
        Assert.False((Some with { TerminatedOn = Start.AddDays(9) }).Allows(DataElement.Participation, Start.AddDays(9)));
        Assert.True((Some with { TerminatedOn = Start.AddDays(9) }).Allows(DataElement.Participation, Start.AddDays(8)));
    }

    [Fact]
    public void The_end_starts_the_clock_for_destroying_what_was_shared()
    {
        Assert.Null(Some.DestroyedBy(End));
        Assert.Equal(End.AddDays(61), Some.DestroyedBy(End.AddDays(1)));
        Assert.Equal(Start.AddDays(70), (Some with { TerminatedOn = Start.AddDays(10) }).DestroyedBy(Start.AddDays(10)));
    }

    [Fact]
    public void What_is_missing_or_impossible_is_refused_naming_the_field()
    {
        var wrong = Some with { DataElements = [], Purpose = " ", EndsOn = Start.AddDays(-1), DestructionDays = -1 };
        Assert.Equal(["purpose", "dataElements", "endsOn", "destructionDays"], AgreementRules.Check(wrong, Start).Select(problem => problem.Path.Single()));
        Assert.Equal(["endsOn"], AgreementRules.Check(Some with { EndsOn = Start.AddYears(10).AddDays(1) }, Start).Select(problem => problem.Path.Single()));
        Assert.Empty(AgreementRules.Check(Some, Start));
    }

    [Fact]
    public void It_is_ended_early_once_and_with_a_reason()
    {
        Assert.Null(AgreementRules.MayTerminate(Some, Start, "The board withdrew"));
        Assert.Equal(ProblemCode.Required, AgreementRules.MayTerminate(Some, Start, "")!.Code);
        Assert.Equal(ProblemCode.WrongState, AgreementRules.MayTerminate(Some with { TerminatedOn = Start }, Start, "Again")!.Code);
    }
}
