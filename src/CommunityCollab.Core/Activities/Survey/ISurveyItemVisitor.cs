namespace CommunityCollab.Core.Activities.Survey;

/// <summary>Does something of its own for each type of question. This is the list of the types there are: one that is added is a method here,
/// and nothing compiles until every place where they differ has its answer for it.</summary>
/// <typeparam name="TResult">What comes out.</typeparam>
public interface ISurveyItemVisitor<out TResult>
{
    /// <summary>For the choice of one option.</summary>
    TResult Visit(SingleChoiceItem item);

    /// <summary>For the choice of any of the options.</summary>
    TResult Visit(MultipleChoiceItem item);

    /// <summary>For a whole number on a scale.</summary>
    TResult Visit(ScaleItem item);

    /// <summary>For the same choice in several rows.</summary>
    TResult Visit(MatrixItem item);

    /// <summary>For a ranking.</summary>
    TResult Visit(RankItem item);

    /// <summary>For a number.</summary>
    TResult Visit(NumberItem item);

    /// <summary>For a date.</summary>
    TResult Visit(DateItem item);

    /// <summary>For a line of text.</summary>
    TResult Visit(ShortTextItem item);

    /// <summary>For a long text.</summary>
    TResult Visit(LongTextItem item);
}
