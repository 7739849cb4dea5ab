using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CommunityCollab.Data.Migrations
{
    /// <inheritdoc />
    public partial class Programmes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Programme",
                table: "Campaigns",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "ProgrammeId",
                table: "Campaigns",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ReleaseDueAt",
                table: "Campaigns",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Offers",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ProgrammeId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AgencyId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DistrictId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    OpensAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ClosesAt = table.Column<long>(type: "INTEGER", nullable: false),
                    OfferedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AnsweredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    AnsweredBy = table.Column<string>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    CampaignId = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Offers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Programmes",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AgencyId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    OfferedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Document = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Programmes", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Campaigns_ReleaseDueAt",
                table: "Campaigns",
                column: "ReleaseDueAt",
                filter: "ReleaseDueAt IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Offers_DistrictId",
                table: "Offers",
                column: "DistrictId");

            migrationBuilder.CreateIndex(
                name: "IX_Offers_ProgrammeId_DistrictId",
                table: "Offers",
                columns: new[] { "ProgrammeId", "DistrictId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Programmes_AgencyId",
                table: "Programmes",
                column: "AgencyId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Offers");

            migrationBuilder.DropTable(
                name: "Programmes");

            migrationBuilder.DropIndex(
                name: "IX_Campaigns_ReleaseDueAt",
                table: "Campaigns");

            migrationBuilder.DropColumn(
                name: "Programme",
                table: "Campaigns");

            migrationBuilder.DropColumn(
                name: "ProgrammeId",
                table: "Campaigns");

            migrationBuilder.DropColumn(
                name: "ReleaseDueAt",
                table: "Campaigns");
        }
    }
}
