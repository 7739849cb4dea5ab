using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CommunityCollab.Data.Migrations
{
    /// <inheritdoc />
    public partial class Makers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsOfAgency",
                table: "Grants",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<byte[]>(
                name: "HolderId",
                table: "Credentials",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsOfAgency",
                table: "Credentials",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<byte[]>(
                name: "MakerId",
                table: "Credentials",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MakerKind",
                table: "Credentials",
                type: "TEXT",
                nullable: true);

            // Who made what is there already is not known. As long as a district has had no administrator, only its agency can have.
            migrationBuilder.Sql("""
                UPDATE Credentials SET IsOfAgency = 1 WHERE DistrictId IS NOT NULL AND CreatedBy IS NOT NULL AND NOT EXISTS
                    (SELECT 1 FROM Grants WHERE Grants.DistrictId = Credentials.DistrictId AND Grants.Role = 'DistrictAdministrator');
                UPDATE Grants SET IsOfAgency = 1 WHERE DistrictId IS NOT NULL AND Role <> 'DistrictAdministrator' AND NOT EXISTS
                    (SELECT 1 FROM Grants AS other WHERE other.DistrictId = Grants.DistrictId AND other.Role = 'DistrictAdministrator');
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "IsOfAgency",
                table: "Grants");

            migrationBuilder.DropColumn(
                name: "HolderId",
                table: "Credentials");

            migrationBuilder.DropColumn(
                name: "IsOfAgency",
                table: "Credentials");

            migrationBuilder.DropColumn(
                name: "MakerId",
                table: "Credentials");

            migrationBuilder.DropColumn(
                name: "MakerKind",
                table: "Credentials");
        }
    }
}
