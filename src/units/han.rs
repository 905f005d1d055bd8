//! Traditional Chinese characters of place names, and the simplified ones that the networks write.
//!
//! From the field `kSimplifiedVariant` of the Unihan database, Unicode 14.0 (see NOTICE), as far as the characters stand in names of the networks, of countries,
//! and of towns of China in the list of `GeoNames`. Where a character has several simplified forms, the first that stands in them.

use std::collections::HashMap;
use std::sync::OnceLock;

/// Pairs: the traditional character, the simplified one.
const PAIRS: &str = "\
    乾干亞亚來来侶侣倉仓個个們们倫伦傑杰傢家儀仪兒儿內内兩两凱凯別别則则剋克剎刹剛刚劉刘劍剑動动務务勝胜勞劳勻匀匯汇區区參参叢丛吳吴\
    呂吕員员啟启喬乔嗚呜噹当國国圍围園园圖图團团埡垭堅坚堯尧場场墊垫壇坛壟垄壢坜壩坝壽寿夢梦奧奥奮奋婁娄媧娲宮宫寧宁寶宝將将屬属岡冈\
    峴岘島岛峽峡崗岗崙𪨧嵐岚嶺岭嶼屿幹干幾几庫库廂厢廈厦廟庙廣广廬庐張张強强彈弹彌弥彙汇彥彦後后復复徵征恆恒愛爱慄栗慶庆憑凭應应懞蒙\
    懷怀戰战戶户拋抛捨舍揚扬撫抚撾挝敘叙於于時时晉晋曆历曏向曬晒會会東东棗枣棲栖楊杨業业極极榮荣樂乐樓楼樞枢樹树樺桦橋桥機机橫横檯台\
    檳槟櫃柜欒栾欽钦歷历沖冲涇泾涼凉淶涞湯汤溝沟溫温滄沧滬沪滸浒滿满漢汉漣涟潁颍潤润澗涧澤泽濛蒙濟济濤涛濰潍濱滨瀆渎瀋沈瀏浏瀘泸瀝沥\
    瀾澜灘滩灣湾烏乌無无煙烟熱热燈灯營营爐炉爺爷爾尔獅狮獨独琿珲瑪玛環环瓊琼甌瓯畢毕當当盤盘盧卢眾众矇蒙硃朱硤硖硯砚碼码磧碛磯矶礦矿\
    祿禄禮礼稅税穀谷積积穎颖穩稳窩窝窮穷節节約约紅红納纳紐纽紹绍結结統统綏绥綜综維维綿绵線线緬缅縣县纍累罈坛羅罗義义習习聖圣聯联肅肃\
    脫脱臘腊臨临臺台興兴舊旧茲兹荊荆莊庄華华萊莱萬万葉叶蒼苍蓋盖蓮莲蔔卜蔭荫蕪芜蕭萧薑姜薩萨藍蓝藺蔺蘆芦蘇苏蘭兰蘿萝處处號号衕同衚胡\
    衛卫衝冲裡里複复覆复觀观訥讷許许誌志誕诞誼谊調调諸诸諾诺謙谦謝谢譚谭護护讓让豐丰貝贝貢贡貨货貴贵買买費费賀贺資资賈贾賓宾賚赉賢贤\
    賽赛贊赞贛赣趕赶趙赵車车軍军輋𪨶輝辉農农迴回連连進进運运達达遙遥遠远遷迁遼辽邁迈邊边邏逻郵邮鄉乡鄒邹鄧邓鄭郑鄰邻鄲郸釣钓銀银銅铜\
    鋒锋鋪铺錢钱錦锦錫锡鍾钟鎮镇鐘钟鐵铁長长門门開开間间閔闵閘闸閣阁閤合閬阆閻阎闆板闊阔關关陰阴陳陈陸陆陽阳隊队際际隨随隱隐隴陇雙双\
    雞鸡雲云電电霧雾靈灵靜静韆千韋韦韓韩響响頂顶順顺頓顿領领頭头顆颗額额顛颠顧顾風风颱台餘余饒饶馬马馮冯駐驻駒驹駝驼騰腾騾骡驅驱驛驿\
    鬆松鬍胡鬥斗鬱郁魚鱼魯鲁鮁鲅鮮鲜鰲鳌鳳凤鴛鸳鴦鸯鴨鸭鶯莺鶴鹤鷹鹰鸞鸾鹹咸鹽盐麗丽麥麦麯曲麵面黃黄黨党齊齐龍龙龔龚龕龛";

/// Pairs: the character as Japan writes it, the simplified one; of names of ports, from the list of characters for general use (2010), where it
/// differs from both Chinese forms.
const JAPANESE: &str = "戸户浜滨広广覇霸塩盐沢泽徳德関关竜龙県县辺边黒黑鉄铁駅驿桜樱気气楽乐総总";

/// The simplified form of a character; itself, where none is known.
pub(super) fn simplified(letter: char) -> char {
    static TABLE: OnceLock<HashMap<char, char>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let letters: Vec<char> = PAIRS.chars().chain(JAPANESE.chars()).collect();
        letters.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
    });
    table.get(&letter).copied().unwrap_or(letter)
}

/// The traditional characters of a simplified one.
#[cfg(test)]
pub(crate) fn traditional(letter: char) -> Vec<char> {
    let letters: Vec<char> = PAIRS.chars().collect();
    letters.chunks_exact(2).filter(|pair| pair[1] == letter).map(|pair| pair[0]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_simplified_character_is_itself_replaced() {
        assert_eq!([PAIRS, JAPANESE].map(|pairs| pairs.chars().count() % 2), [0, 0]);
        let letters: Vec<char> = PAIRS.chars().chain(JAPANESE.chars()).collect();
        for pair in letters.chunks_exact(2) {
            assert_eq!(simplified(simplified(pair[0])), simplified(pair[0]), "{pair:?}");
        }
        assert_eq!("重慶廣州連雲港烏魯木齊".chars().map(simplified).collect::<String>(), "重庆广州连云港乌鲁木齐");
        assert_eq!("神戸横浜広島那覇".chars().map(simplified).collect::<String>(), "神户横滨广岛那霸");
    }
}
