using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CommunityCollab.Data.Migrations
{
    /// <inheritdoc />
    public partial class Moderations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Moderations",
                table: "TextItems",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Moderations",
                table: "TextItems");
        }
    }
}
