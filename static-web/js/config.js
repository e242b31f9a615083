// The API's address. `dotnet run --project local -- --api URL` and the deployment serve their own version of this file.
export const apiBase = "/api";
