namespace CommunityCollab.Core.Disclosure;

/// <summary>Decides which of an item's options show, so that no hidden one can be worked out: neither from the others, nor
/// from what the rules themselves say of it. That this holds against a reader who knows these rules to the letter is
/// tested by trying every small table there is.</summary>
/// <param name="shape">The item.</param>
/// <param name="policy">The policy.</param>
/// <param name="counts">How many people each option has.</param>
/// <param name="n">How many people answered.</param>
internal sealed class OptionVerdicts(ItemShape shape, DisclosurePolicy policy, long[] counts, long n)
{
    private readonly long _most = policy.MaskedUpTo(n);

    /// <summary>Whether a count is of so few people that they could be guessed.</summary>
    public static bool IsFew(DisclosurePolicy policy, decimal count) => count > 0 && count < policy.CategoryMinimum;

    /// <summary>Whether an option was chosen, or where one may choose several was left out, by so few.</summary>
    public static bool IsSmall(ItemShape shape, DisclosurePolicy policy, long count, long n) =>
        IsFew(policy, count) || (shape.Measure == Measure.Choices && IsFew(policy, n - count));

    /// <summary>The verdict on each option.</summary>
    public Verdict[] Of() => shape.Measure == Measure.Choices ? OfChoices() : OfDistribution();

    private Verdict Mask(long count) =>
        count <= _most ? Verdict.AtMost
        : _most >= 0 && count >= n - _most ? Verdict.AtLeast
        : Verdict.Show;

    private Verdict[] Everything(Verdict verdict) => [.. counts.Select(_ => verdict)];

    private Verdict[] OfDistribution()
    {
        if (counts.Length == 1)
        {
            return Everything(Verdict.Show);   // the only possible answer says no more than the base does
        }

        if (counts.Any(count => IsFew(policy, count)))
        {
            return Everything(Verdict.Small);
        }

        var masks = counts.Select(Mask).ToArray();
        bool[] masked = [.. masks.Select(verdict => verdict != Verdict.Show)];
        var complement = ComplementarySuppression.Complement(counts, masked, hidden => IsProtected(masks, hidden));

        // Where one complement is not enough, that it was not would tell something in turn, so everything is hidden.
        bool[] all = [.. masked.Select((isMasked, place) => isMasked || complement[place])];
        return complement.Count(isIt => isIt) > 1 || !IsProtected(masks, all)
            ? Everything(Verdict.Small)
            : [.. masks.Select((verdict, place) => complement[place] ? Verdict.Complement : verdict)];
    }

    private bool IsProtected(Verdict[] masks, bool[] hidden)
    {
        var places = Enumerable.Range(0, counts.Length).Where(place => hidden[place]).ToList();
        if (places.Count == 0)
        {
            return true;
        }

        var sum = places.Sum(place => counts[place]);
        var complement = KnownOfComplement(masks, hidden, sum);
        return sum >= policy.MinN
            && places.All(place => masks[place] != Verdict.Show || (counts[place] >= complement.Low && counts[place] <= complement.High))
            && ComplementarySuppression.LeavesOpen([.. places.Select(place => KnownOfMask(masks[place]) ?? complement)], sum);
    }

    // A complement is no mask itself; it is smaller than all that still shows, since the smallest goes first; and it was
    // needed, so two masks or more held fewer than minN people between them. One that is otherwise protects nothing.
    private KnownRange KnownOfComplement(Verdict[] masks, bool[] hidden, long sum)
    {
        var smallestShown = counts.Where((_, place) => !hidden[place]).DefaultIfEmpty(n).Min();
        var isOneMask = masks.Count(mask => mask != Verdict.Show) == 1;
        return new(isOneMask ? _most + 1 : Math.Max(_most + 1, sum - policy.MinN + 1), Math.Min(n - _most, smallestShown) - 1);
    }

    // That no answer is of one to three people is known too, since such an answer would hide everything.
    private KnownRange? KnownOfMask(Verdict mask) => mask switch
    {
        Verdict.AtMost => new(policy.CategoryMinimum, _most, OrZero: true),
        Verdict.AtLeast => new(n - _most, n),
        _ => null,
    };

    // Options that one may choose several of do not add up, but they add up to at least what everybody had to choose and
    // at most what everybody could. Where everybody had to choose the same number, they do add up.
    private Verdict[] OfChoices()
    {
        Verdict[] verdicts = [.. counts.Select(count => IsSmall(shape, policy, count, n) ? Verdict.Small : Mask(count))];
        var hidden = Enumerable.Range(0, counts.Length).Where(place => verdicts[place] != Verdict.Show).ToList();
        return hidden.Count == 0 || (shape.FewestChosen < shape.MostChosen && hidden.All(place => IsOpen(verdicts, hidden, place)))
            ? verdicts
            : Everything(Verdict.Small);
    }

    private bool IsOpen(Verdict[] verdicts, List<int> hidden, int place)
    {
        var others = hidden.Where(other => other != place).Select(other => KnownOfChoice(verdicts[other])).ToList();
        var shown = counts.Where((_, other) => verdicts[other] == Verdict.Show).Sum();
        var least = (n * shape.FewestChosen) - shown - others.Sum(ranges => ranges[^1].High);
        var most = (n * shape.MostChosen) - shown - others.Sum(ranges => ranges[0].Low);
        return KnownOfChoice(verdicts[place]).Sum(range => Math.Max(0, Math.Min(range.High, most) - Math.Max(range.Low, least) + 1)) > 1;
    }

    private KnownRange[] KnownOfChoice(Verdict verdict) => verdict switch
    {
        Verdict.AtMost => [new(0, 0), new(policy.CategoryMinimum, _most)],
        Verdict.AtLeast => [new(n - _most, n - policy.CategoryMinimum), new(n, n)],
        _ => [new(1, policy.CategoryMinimum - 1), new(n - policy.CategoryMinimum + 1, n - 1)],
    };
}

/// <summary>What becomes of an option's number.</summary>
internal enum Verdict
{
    /// <summary>It shows.</summary>
    Show,

    /// <summary>It is hidden: of too few people, or beside such a number.</summary>
    Small,

    /// <summary>It is shown as "at most".</summary>
    AtMost,

    /// <summary>It is shown as "at least".</summary>
    AtLeast,

    /// <summary>It is hidden for another's sake.</summary>
    Complement,
}
