using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CommunityCollab.Data.Migrations
{
    /// <inheritdoc />
    public partial class SharedTexts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "Reason",
                table: "TextItems",
                newName: "Note");

            migrationBuilder.AddColumn<byte[]>(
                name: "Likeness",
                table: "TextItems",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ModeratedAt",
                table: "TextItems",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "ModeratedBy",
                table: "TextItems",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RemovalReason",
                table: "TextItems",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TextId",
                table: "Journal",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_TextItems_ActivityId_Author",
                table: "TextItems",
                columns: new[] { "ActivityId", "Author" },
                filter: "Author IS NOT NULL");

            // The id of a text was its place in the journal. What its author took back was told by the reason.
            migrationBuilder.Sql("""
                UPDATE Journal SET TextId = Shard || '.' || Sequence
                WHERE EXISTS (SELECT 1 FROM TextItems AS item WHERE item.ActivityId = Journal.ActivityId AND item.Id = Journal.Shard || '.' || Journal.Sequence)
                """);
            migrationBuilder.Sql("UPDATE TextItems SET State = 'Withdrawn', Note = NULL WHERE Note = 'Withdrawn by its author'");

            // Tallies with texts are folded anew from the journal: they now know which texts they count.
            migrationBuilder.Sql("DELETE FROM Snapshots WHERE ActivityId IN (SELECT ActivityId FROM TextItems)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_TextItems_ActivityId_Author",
                table: "TextItems");

            migrationBuilder.DropColumn(
                name: "Likeness",
                table: "TextItems");

            migrationBuilder.DropColumn(
                name: "ModeratedAt",
                table: "TextItems");

            migrationBuilder.DropColumn(
                name: "ModeratedBy",
                table: "TextItems");

            migrationBuilder.DropColumn(
                name: "RemovalReason",
                table: "TextItems");

            migrationBuilder.DropColumn(
                name: "TextId",
                table: "Journal");

            migrationBuilder.RenameColumn(
                name: "Note",
                table: "TextItems",
                newName: "Reason");
        }
    }
}
