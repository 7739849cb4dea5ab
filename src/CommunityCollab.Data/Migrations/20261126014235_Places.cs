using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CommunityCollab.Data.Migrations
{
    /// <inheritdoc />
    public partial class Places : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Audit_AgencyId_DistrictId_At",
                table: "Audit");

            migrationBuilder.AddColumn<long>(
                name: "Place",
                table: "Schools",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "Place",
                table: "Programmes",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "Place",
                table: "Offers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "Place",
                table: "Invitations",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "Place",
                table: "Imports",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "Place",
                table: "Grants",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "Place",
                table: "Districts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "Place",
                table: "Credentials",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "Place",
                table: "Campaigns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "Place",
                table: "Audit",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "Place",
                table: "Agreements",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            // What is there keeps the order in which it came. The audit log refuses to be changed; its triggers are made again after the migrations.
            migrationBuilder.Sql("DROP TRIGGER IF EXISTS AuditNoUpdate");
            foreach (var table in new[] { "Schools", "Programmes", "Offers", "Invitations", "Imports", "Grants", "Districts", "Credentials", "Campaigns", "Audit", "Agreements" })
            {
                migrationBuilder.Sql($"UPDATE {table} SET Place = rowid");
            }

            migrationBuilder.CreateIndex(
                name: "IX_Schools_Place",
                table: "Schools",
                column: "Place",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Programmes_Place",
                table: "Programmes",
                column: "Place",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Offers_Place",
                table: "Offers",
                column: "Place",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_Place",
                table: "Invitations",
                column: "Place",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Imports_Place",
                table: "Imports",
                column: "Place",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Grants_Place",
                table: "Grants",
                column: "Place",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Districts_Place",
                table: "Districts",
                column: "Place",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Credentials_Place",
                table: "Credentials",
                column: "Place",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Campaigns_Place",
                table: "Campaigns",
                column: "Place",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Audit_AgencyId_DistrictId_Place",
                table: "Audit",
                columns: new[] { "AgencyId", "DistrictId", "Place" });

            migrationBuilder.CreateIndex(
                name: "IX_Audit_Place",
                table: "Audit",
                column: "Place",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Agreements_Place",
                table: "Agreements",
                column: "Place",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Schools_Place",
                table: "Schools");

            migrationBuilder.DropIndex(
                name: "IX_Programmes_Place",
                table: "Programmes");

            migrationBuilder.DropIndex(
                name: "IX_Offers_Place",
                table: "Offers");

            migrationBuilder.DropIndex(
                name: "IX_Invitations_Place",
                table: "Invitations");

            migrationBuilder.DropIndex(
                name: "IX_Imports_Place",
                table: "Imports");

            migrationBuilder.DropIndex(
                name: "IX_Grants_Place",
                table: "Grants");

            migrationBuilder.DropIndex(
                name: "IX_Districts_Place",
                table: "Districts");

            migrationBuilder.DropIndex(
                name: "IX_Credentials_Place",
                table: "Credentials");

            migrationBuilder.DropIndex(
                name: "IX_Campaigns_Place",
                table: "Campaigns");

            migrationBuilder.DropIndex(
                name: "IX_Audit_AgencyId_DistrictId_Place",
                table: "Audit");

            migrationBuilder.DropIndex(
                name: "IX_Audit_Place",
                table: "Audit");

            migrationBuilder.DropIndex(
                name: "IX_Agreements_Place",
                table: "Agreements");

            migrationBuilder.DropColumn(
                name: "Place",
                table: "Schools");

            migrationBuilder.DropColumn(
                name: "Place",
                table: "Programmes");

            migrationBuilder.DropColumn(
                name: "Place",
                table: "Offers");

            migrationBuilder.DropColumn(
                name: "Place",
                table: "Invitations");

            migrationBuilder.DropColumn(
                name: "Place",
                table: "Imports");

            migrationBuilder.DropColumn(
                name: "Place",
                table: "Grants");

            migrationBuilder.DropColumn(
                name: "Place",
                table: "Districts");

            migrationBuilder.DropColumn(
                name: "Place",
                table: "Credentials");

            migrationBuilder.DropColumn(
                name: "Place",
                table: "Campaigns");

            migrationBuilder.DropColumn(
                name: "Place",
                table: "Audit");

            migrationBuilder.DropColumn(
                name: "Place",
                table: "Agreements");

            migrationBuilder.CreateIndex(
                name: "IX_Audit_AgencyId_DistrictId_At",
                table: "Audit",
                columns: new[] { "AgencyId", "DistrictId", "At" });
        }
    }
}
