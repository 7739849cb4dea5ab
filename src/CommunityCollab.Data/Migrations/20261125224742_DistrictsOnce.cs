using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CommunityCollab.Data.Migrations
{
    /// <inheritdoc />
    public partial class DistrictsOnce : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Districts_AgencyId_Leaid",
                table: "Districts");

            migrationBuilder.AddColumn<string>(
                name: "MappingOrigin",
                table: "Imports",
                type: "TEXT",
                nullable: false,
                defaultValue: "Guessed");

            migrationBuilder.AddColumn<string>(
                name: "PairsJson",
                table: "ImportFiles",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "SampleJson",
                table: "ImportFiles",
                type: "TEXT",
                nullable: false,
                defaultValue: "{\"header\":[],\"headerLine\":1,\"lines\":[]}");

            migrationBuilder.AddColumn<string>(
                name: "NcesId",
                table: "FormerNames",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "StateAssignedId",
                table: "FormerNames",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "MergedIntoId",
                table: "Districts",
                type: "BLOB",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "KeptMappings",
                columns: table => new
                {
                    AgencyId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Signature = table.Column<string>(type: "TEXT", nullable: false),
                    MappingJson = table.Column<string>(type: "TEXT", nullable: false),
                    KeptBy = table.Column<string>(type: "TEXT", nullable: false),
                    KeptAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeptMappings", x => new { x.AgencyId, x.Signature });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Districts_AgencyId_Leaid",
                table: "Districts",
                columns: new[] { "AgencyId", "Leaid" },
                unique: true,
                filter: "Leaid IS NOT NULL AND MergedIntoId IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Districts_MergedIntoId",
                table: "Districts",
                column: "MergedIntoId",
                filter: "MergedIntoId IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "KeptMappings");

            migrationBuilder.DropIndex(
                name: "IX_Districts_AgencyId_Leaid",
                table: "Districts");

            migrationBuilder.DropIndex(
                name: "IX_Districts_MergedIntoId",
                table: "Districts");

            migrationBuilder.DropColumn(
                name: "MappingOrigin",
                table: "Imports");

            migrationBuilder.DropColumn(
                name: "PairsJson",
                table: "ImportFiles");

            migrationBuilder.DropColumn(
                name: "SampleJson",
                table: "ImportFiles");

            migrationBuilder.DropColumn(
                name: "NcesId",
                table: "FormerNames");

            migrationBuilder.DropColumn(
                name: "StateAssignedId",
                table: "FormerNames");

            migrationBuilder.DropColumn(
                name: "MergedIntoId",
                table: "Districts");

            migrationBuilder.CreateIndex(
                name: "IX_Districts_AgencyId_Leaid",
                table: "Districts",
                columns: new[] { "AgencyId", "Leaid" },
                unique: true,
                filter: "Leaid IS NOT NULL");
        }
    }
}
