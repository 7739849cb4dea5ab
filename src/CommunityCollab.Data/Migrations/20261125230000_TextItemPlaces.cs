using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CommunityCollab.Data.Migrations
{
    /// <inheritdoc />
    public partial class TextItemPlaces : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "Place",
                table: "TextItems",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            // What is there keeps the order in which it came.
            migrationBuilder.Sql("UPDATE TextItems SET Place = rowid");

            migrationBuilder.CreateIndex(
                name: "IX_TextItems_ActivityId_Place",
                table: "TextItems",
                columns: new[] { "ActivityId", "Place" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_TextItems_ActivityId_Place",
                table: "TextItems");

            migrationBuilder.DropColumn(
                name: "Place",
                table: "TextItems");
        }
    }
}
