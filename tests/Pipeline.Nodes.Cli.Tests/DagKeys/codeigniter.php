<?php
// Encrypts and decrypts as CodeIgniter's three libraries do, with PHP's own functions and, for the block of 256 bits, phpseclib.
// php codeigniter.php encrypt|decrypt SCHEME KEY-IN-HEX TEXT-IN-HEX: prints the answer in hex; of "encrypt" also the DAG key.

function derive(string $key, int $length, string $purpose): string
{
    return hash_hkdf('sha512', $key, $length, $purpose, str_repeat("\0", 64));
}

function equal(string $mac, string $expected): void
{
    if (!hash_equals($expected, $mac)) {
        fwrite(STDERR, "wrong MAC\n");
        exit(1);
    }
}

function encrypt3(string $key, string $text): string
{
    $iv = random_bytes(16);
    $body = base64_encode($iv . openssl_encrypt($text, 'aes-128-cbc', derive($key, strlen($key), 'encryption'), OPENSSL_RAW_DATA, $iv));
    return hash_hmac('sha512', $body, derive($key, 64, 'authentication')) . $body;
}

function decrypt3(string $key, string $data): string
{
    $body = substr($data, 128);
    equal(substr($data, 0, 128), hash_hmac('sha512', $body, derive($key, 64, 'authentication')));
    $raw = base64_decode($body, true);
    return openssl_decrypt(substr($raw, 16), 'aes-128-cbc', derive($key, strlen($key), 'encryption'), OPENSSL_RAW_DATA, substr($raw, 0, 16));
}

function encrypt4(string $key, string $text): string
{
    $secret = hash_hkdf('sha512', $key);
    $iv = random_bytes(16);
    $body = $iv . openssl_encrypt($text, 'aes-256-ctr', $secret, OPENSSL_RAW_DATA, $iv);
    return hash_hmac('sha512', $body, $secret, true) . $body;
}

function decrypt4(string $key, string $data): string
{
    $secret = hash_hkdf('sha512', $key);
    $body = substr($data, 64);
    equal(substr($data, 0, 64), hash_hmac('sha512', $body, $secret, true));
    return openssl_decrypt(substr($body, 16), 'aes-256-ctr', $secret, OPENSSL_RAW_DATA, substr($body, 0, 16));
}

function noise(string $data, string $key, int $sign): string
{
    $digits = sha1($key);
    for ($i = 0; $i < strlen($data); $i++) {
        $data[$i] = chr((ord($data[$i]) + $sign * ord($digits[$i % strlen($digits)]) + 256) % 256);
    }
    return $data;
}

function rijndael(string $key, string $iv): phpseclib\Crypt\Rijndael
{
    $cipher = new phpseclib\Crypt\Rijndael(phpseclib\Crypt\Rijndael::MODE_CBC);
    $cipher->setBlockLength(256);
    $cipher->setKeyLength(256);
    $cipher->setKey($key);
    $cipher->setIV($iv);
    $cipher->disablePadding();
    return $cipher;
}

function encryptLegacy(string $configKey, string $text): string
{
    $key = md5($configKey);
    $iv = random_bytes(32);
    $padded = str_pad($text, (int) ceil(strlen($text) / 32) * 32, "\0");
    return base64_encode(noise($iv . rijndael($key, $iv)->encrypt($padded), $key, 1));
}

function decryptLegacy(string $configKey, string $data): string
{
    $key = md5($configKey);
    $raw = noise(base64_decode($data, true), $key, -1);
    return rtrim(rijndael($key, substr($raw, 0, 32))->decrypt(substr($raw, 32)), "\0");
}

require 'phpseclib/autoload.php';
[, $direction, $scheme, $key, $text] = $argv;
$function = $direction . ['codeigniter3' => '3', 'codeigniter4' => '4', 'codeigniter-legacy' => 'Legacy'][$scheme];
$answer = $function(hex2bin($key), hex2bin($text));
echo bin2hex($answer), $direction === 'encrypt' ? ' ' . substr(md5($answer), 0, 8) : '', "\n";
