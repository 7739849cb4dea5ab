// Classes share a server, each test with tenants of its own.
[assembly: AssemblyFixture(typeof(ServerFixture))]
