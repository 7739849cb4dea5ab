namespace CommunityCollab.Data;

/// <summary>A record of a kind that is listed in pages, with a place in the order in which records of its kind came: ids cannot tell it,
/// since those of one millisecond are in no order, and moments cannot, since servers' clocks differ.</summary>
public interface IPlaced
{
    /// <summary>Its place, which no other of its kind has; 0 until it is saved, and then one more than any before it.</summary>
    long Place { get; set; }
}
