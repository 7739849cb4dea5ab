using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CommunityCollab.Data.Migrations
{
    /// <inheritdoc />
    public partial class AgreementNotices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "NoticedDays",
                table: "Agreements",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "NoticedDays",
                table: "Agreements");
        }
    }
}
