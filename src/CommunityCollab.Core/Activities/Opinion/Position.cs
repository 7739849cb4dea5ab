namespace CommunityCollab.Core.Activities.Opinion;

/// <summary>
/// Where a participant stands on the opinion map: people who vote alike stand close. The axes have no unit and no name;
/// only distances mean something.
/// </summary>
/// <param name="X">Along the direction in which the votes differ most.</param>
/// <param name="Y">Along the direction in which they differ most of what is left.</param>
public readonly record struct Position(double X, double Y)
{
    internal double SquaredDistanceTo(Position other)
    {
        var (dx, dy) = (X - other.X, Y - other.Y);
        return (dx * dx) + (dy * dy);
    }

    internal double DistanceTo(Position other) => Math.Sqrt(SquaredDistanceTo(other));
}
