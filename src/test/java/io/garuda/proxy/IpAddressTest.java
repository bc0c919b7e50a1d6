package io.garuda.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1,                               127.0.0.1",
    "255.255.255.255,                         255.255.255.255",
    "0.0.0.0,                                 0.0.0.0",
    "::,                                      0:0:0:0:0:0:0:0",
    "::1,                                     0:0:0:0:0:0:0:1",
    "1::,                                     1:0:0:0:0:0:0:0",
    "2001:DB8::17,                            2001:db8:0:0:0:0:0:17",
    "2001:0db8:0000:0000:0000:0000:0000:0017, 2001:db8:0:0:0:0:0:17",
    "1:2:3:4:5:6:7:8,                         1:2:3:4:5:6:7:8",
    "1:2:3:4:5:6:7::,                         1:2:3:4:5:6:7:0",
    "::2:3:4:5:6:7:8,                         0:2:3:4:5:6:7:8",
    "fe80::ffff:ffff:ffff:ffff,               fe80:0:0:0:ffff:ffff:ffff:ffff",
    "::ffff:10.1.2.3,                         10.1.2.3",
    "::ffff:a01:203,                          10.1.2.3",
    "0:0:0:0:0:FFFF:10.1.2.3,                 10.1.2.3",
    "64:ff9b::10.1.2.3,                       64:ff9b:0:0:0:0:a01:203",
  })
  void aLiteralIsRead(String text, String written) {
    assertThat(IpAddress.parse(text)).hasValueSatisfying(address -> assertThat(address)
        .hasToString(written)
        .isEqualTo(IpAddress.parse(written).orElseThrow()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " 127.0.0.1",
        "127.0.0.1 ",
        "localhost",
        "example.com",
        "127.1",
        "2130706433",
        "0x7f.0.0.1",
        "010.0.0.1",
        "00.0.0.1",
        "256.0.0.1",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.",
        ".1.2.3",
        "1.2.3.-4",
        "1.2.3.+4",
        "1.2.3.4\r\nx: y",
        "١.2.3.4",
        ":",
        ":::",
        "1:::2",
        "1::2::3",
        ":1",
        "1:",
        ":1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7:8::",
        "1:2:3:4::5:6:7:8",
        "12345::",
        "g::",
        "-1::",
        "+1::",
        "fe80::1%eth0",
        "[::1]",
        "::1.2.3",
        "::1.2.3.4.5",
        "1.2.3.4::",
        "::1.2.3.4:5",
        "1:2:3:4:5:6:7:1.2.3.4",
        "1.2.3.4:80",
        "unknown",
        "_hidden",
        "0000000000000000000000000000000000000000000000000001::",
      })
  void whatIsNoLiteralIsNoAddress(String text) {
    assertThat(IpAddress.parse(text)).isEmpty();
  }
}
