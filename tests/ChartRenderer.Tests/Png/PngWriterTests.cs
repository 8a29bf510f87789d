using System.Buffers.Binary;
using CsCheck;
using Pipeline.Nodes.ChartRenderer.Png;
using SkiaSharp;

namespace Pipeline.Nodes.ChartRenderer.Tests.Png;

public sealed class PngWriterTests
{
    [Fact]
    public void WriteRows_AnyPixels_DecodeToTheSamePixels() =>
        (from width in Gen.Int[1, 90]
         from height in Gen.Int[1, 40]
         from noise in Gen.Byte.Array[width * height * 4]
         from repeated in Gen.Bool
         select (width, height, pixels: repeated ? Repeat(noise, width * 4) : noise))
        .Sample(picture => Assert.Equal(Opaque(picture.pixels), Decode(Encode(picture.pixels, picture.width, picture.height))), iter: 200);

    [Fact]
    public void WriteRows_InSeveralCalls_SameBytes()
    {
        byte[] pixels = [.. Enumerable.Range(0, 20 * 30 * 4).Select(i => (byte)(i * i))];
        using MemoryStream output = new();
        using (PngWriter png = new(output, 20, 30, 100))
        {
            png.WriteRows(pixels.AsSpan(0, 20 * 7 * 4));
            png.WriteRows(pixels.AsSpan(20 * 7 * 4));
            png.Complete();
        }

        Assert.Equal(Encode(pixels, 20, 30), output.ToArray());
    }

    [Theory]
    [InlineData(100, 3937)]
    [InlineData(300, 11811)]
    [InlineData(1200, 47244)]
    public void WriteRows_AnyResolution_StandsInTheFile(int dpi, int pixelsPerMetre)
    {
        byte[] file = Encode(new byte[4], 1, 1, dpi);

        int chunk = file.AsSpan().IndexOf("pHYs"u8);
        Assert.Equal(pixelsPerMetre, BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(chunk + 4)));
        Assert.Equal(pixelsPerMetre, BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(chunk + 8)));
        Assert.Equal(1, file[chunk + 12]);
    }

    [Fact]
    public void WriteRows_LargeNoise_IsCutIntoChunksWithRightCheckValues()
    {
        byte[] pixels = new byte[400 * 300 * 4];
        new Random(5).NextBytes(pixels);

        byte[] file = Encode(pixels, 400, 300);

        List<string> types = [];
        for (int at = 8; at < file.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            types.Add(System.Text.Encoding.ASCII.GetString(file, at + 4, 4));
            Assert.InRange(length, 0, 64 * 1024);
            Assert.Equal(
                Crc32.Finish(Crc32.Add(Crc32.Start, file.AsSpan(at + 4, length + 4))),
                BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)));
            at += length + 12;
        }

        Assert.Equal(["IHDR", "pHYs", "IDAT", "IEND"], types.Distinct());
        Assert.True(types.Count(type => type == "IDAT") > 1);
        Assert.Equal(Opaque(pixels), Decode(file));
    }

    [Fact]
    public void Crc32_CheckWord_IsThePublishedValue() =>
        Assert.Equal(0xCBF43926, Crc32.Finish(Crc32.Add(Crc32.Start, "123456789"u8)));

    private static byte[] Encode(byte[] pixels, int width, int height, int dpi = 100)
    {
        using MemoryStream output = new();
        using PngWriter png = new(output, width, height, dpi);
        png.WriteRows(pixels);
        png.Complete();
        return output.ToArray();
    }

    private static byte[] Decode(byte[] file)
    {
        using SKBitmap bitmap = SKBitmap.Decode(file);
        using SKBitmap rgba = bitmap.Copy(SKColorType.Rgba8888);
        return rgba.GetPixelSpan().ToArray();
    }

    private static byte[] Opaque(byte[] pixels)
    {
        byte[] opaque = [.. pixels];
        for (int i = 3; i < opaque.Length; i += 4)
        {
            opaque[i] = byte.MaxValue;
        }

        return opaque;
    }

    private static byte[] Repeat(byte[] noise, int rowBytes) => [.. noise.Select((_, index) => noise[index % rowBytes])];
}
