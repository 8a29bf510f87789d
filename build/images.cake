// The image of each node type, by the Docker engine of this machine.

using System.Security.Cryptography;

const string Images = "artifacts/images";
const string MicrosoftSdkImage = "mcr.microsoft.com/dotnet/sdk:10.0-noble-aot";
const string MicrosoftBaseImage = "mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled";

string[] NodeImages = ["data-fetcher", "cost-analyzer", "chart-renderer"];

void BuildImages(string platform, string registry)
{
    string here = Read("docker", "version --format {{.Server.Os}}/{{.Server.Arch}}");
    if (platform.Length > 0 && platform != here)
    {
        throw new CakeException(
            $"This engine builds for {here}, and native code for {platform} needs its own linker and libraries. "
            + "Run ./build.sh images on a machine of that kind; docker manifest create joins the images of both.");
    }

    string arguments = ImageArguments();
    EnsureDirectoryExists(Images);
    foreach (string name in NodeImages)
    {
        string image = $"{name}:{FirstVersion()}";
        Information($"{image} ({here})");
        Run("docker", $"build --quiet --file images/{name}/Dockerfile --tag {image} {arguments}");
        CopyFromImage(image, $"/usr/share/doc/{name}/sbom.cdx.json", $"{Images}/{name}-{FirstVersion()}.cdx.json");
        if (registry.Length > 0)
        {
            Run("docker", $"tag {image} {registry}/{image}");
            Run("docker", $"push --quiet {registry}/{image}");
        }
    }
}

// Builds each image again, from nothing, and compares what is in /app.
void RebuildImages()
{
    string arguments = ImageArguments();
    foreach (string name in NodeImages)
    {
        string first = DigestsOf($"{name}:{FirstVersion()}");
        Run("docker", $"build --quiet --no-cache --file images/{name}/Dockerfile --tag {name}:rebuilt {arguments}");
        string second = DigestsOf($"{name}:rebuilt");
        Read("docker", $"rmi {name}:rebuilt");
        Information(second);
        if (first != second)
        {
            throw new CakeException($"{name}: two builds of this commit differ. The first one:\n{first}");
        }
    }
}

// The bases, and what the labels say.
string ImageArguments()
{
    string sdkImage = Argument("sdk-image", MicrosoftSdkImage);
    string baseImage = Argument("base-image", MicrosoftBaseImage);
    if (baseImage == MicrosoftBaseImage && !Try("docker", $"pull --quiet {MicrosoftBaseImage}"))
    {
        Information("Microsoft's registry cannot be reached: both bases are made from Debian's packages and this machine's .NET SDK (images/base/).");
        string[] made = Read("images/base/build.sh", "").Split('\n');
        (sdkImage, baseImage) = (made[0], made[1]);
    }

    string digest = Read("docker", $"image inspect --format \"{{{{if .RepoDigests}}}}{{{{index .RepoDigests 0}}}}{{{{else}}}}{{{{.Id}}}}{{{{end}}}}\" {baseImage}").Split('@')[^1];
    string created = DateTimeOffset.FromUnixTimeSeconds(long.Parse(Git("log -1 --format=%ct"))).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
    string source = Git("config --get remote.origin.url");
    string publicSource = source.StartsWith("https://") ? $"--build-arg SOURCE={source} " : "";
    string network = Try("docker", "network inspect bridge") ? "" : "--network host ";
    return $"{network}--build-arg SDK_IMAGE={sdkImage} --build-arg BASE_IMAGE={baseImage} --build-arg BASE_DIGEST={digest} "
        + $"--build-arg VERSION={FirstVersion()} --build-arg REVISION={Git("rev-parse HEAD")} --build-arg CREATED={created} {publicSource}.";
}

string DigestsOf(string image)
{
    string folder = $"{Images}/files";
    CleanDirectory(folder);
    CopyFromImage(image, "/app", folder);
    return string.Join('\n', GetFiles($"{folder}/**/*").Select(file => file.FullPath).Order(StringComparer.Ordinal).Select(file =>
        $"{Convert.ToHexStringLower(SHA256.HashData(System.IO.File.ReadAllBytes(file)))}  {System.IO.Path.GetFileName(file)}"));
}

void CopyFromImage(string image, string path, string target)
{
    string container = Read("docker", $"create {image}");
    Run("docker", $"cp {container}:{path} {target}");
    Read("docker", $"rm {container}");
}
